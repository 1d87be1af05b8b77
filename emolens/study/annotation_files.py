"""Writers of annotations for other programs: ELAN, Praat, BORIS, and tables in the form of BIDS."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from emolens.atomic_write import atomic_write
from emolens.messages import mark
from emolens.plain_text import plain
from emolens.results.errors import unwritable
from emolens.results.spreadsheet_text import guarded
from emolens.study.episodes import Episode
from emolens.study.errors import DesignError
from emolens.study.events import Event

_EVENTS = "events"
"""Name of the tier of events; of further ones, what it begins with."""
_POINTS = f"{_EVENTS} (points)"
_MIME_TYPES: Mapping[str, str] = {
    ".mp4": "video/mp4",
    ".mpg": "video/mpeg",
    ".mov": "video/quicktime",
}


def write_annotation(
    path: Path, source: str, episodes: Sequence[Episode], events: Sequence[Event] = ()
) -> None:
    """Write the episodes of a source, a tier for each person, and one for the events.

    Args:
        path: The file: ``.eaf`` for ELAN, ``.TextGrid`` for Praat, ``.xlsx`` for BORIS, ``.tsv``
            for a table with the columns onset, duration, trial_type and person. One that is there
            is replaced.
        source: The source's name, which ELAN opens beside it.
        episodes: Those of each person in order.
        events: In the order of their onsets.

    Raises:
        DesignError: The suffix is none of these, or a library is not installed.
        ResultError: It cannot be written.
    """
    write = _FORMATS.get(path.suffix.lower())
    if write is None:
        raise DesignError(
            mark(
                "{file} is no name for an annotation; end it with .eaf, .TextGrid, .xlsx or .tsv."
            ),
            file=path,
        )
    library = _library_for(path.suffix.lower())
    try:
        with atomic_write(path, mode=0o600) as part:
            write(library, part, source, _tiers(episodes, events))
    except OSError as error:
        raise unwritable(path, error) from error


_Tiers = Mapping[str, Sequence[tuple[float, float, str]]]


def _tiers(episodes: Sequence[Episode], events: Sequence[Event]) -> _Tiers:
    """Return begin, end and text of what each tier holds; people come before events."""
    tiers: dict[str, list[tuple[float, float, str]]] = {}
    for episode in episodes:
        tier = tiers.setdefault(plain(episode.person) or "face", [])
        tier.append((episode.begin, episode.end, plain(episode.name)))
    return {**tiers, **_event_tiers(events)}


def _event_tiers(events: Sequence[Event]) -> _Tiers:
    """Return as many tiers as events overlap, for no tier may hold two at once; points apart."""
    tiers: dict[str, list[tuple[float, float, str]]] = {}
    for event in sorted(events):
        entry = (event.onset, event.end, plain(event.trial_type))
        if not event.duration:
            tiers.setdefault(_POINTS, []).append(entry)
            continue
        number = 1
        while (tier := tiers.setdefault(_event_tier(number), [])) and tier[-1][1] > event.onset:
            number += 1
        tier.append(entry)
    return tiers


def _event_tier(number: int) -> str:
    return _EVENTS if number == 1 else f"{_EVENTS} {number}"


def _write_elan(library: Any, path: Path, source: str, tiers: _Tiers) -> None:  # noqa: ANN401
    document = library.Elan.Eaf(author="Emolens")
    file = Path(source)
    mime_type = _MIME_TYPES.get(file.suffix.lower(), "video/*")
    document.add_linked_file(file.absolute().as_uri(), relpath=f"./{file.name}", mimetype=mime_type)
    document.remove_tier("default")
    for name, tier in tiers.items():
        document.add_tier(name)
        for begin, end, text in tier:
            first, last = round(begin * 1000), round(end * 1000)
            document.add_annotation(name, first, max(last, first + 1), text)
    library.Elan.to_eaf(str(path), document)


def _write_praat(library: Any, path: Path, _source: str, tiers: _Tiers) -> None:  # noqa: ANN401
    end = max((end for tier in tiers.values() for _, end, _ in tier), default=0.0)
    grid = library.Praat.TextGrid(xmin=0, xmax=end or 1.0)
    for name, tier in tiers.items():
        points = all(begin == end for begin, end, _ in tier)
        added = grid.add_tier(_quoted(name), "TextTier" if points else "IntervalTier")
        for first, last, text in tier:
            if points:
                added.add_point(first, _quoted(text), check=False)
            elif last > first:
                added.add_interval(first, last, _quoted(text), check=False)
    grid.to_file(str(path))


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _write_boris(library: Any, path: Path, _source: str, tiers: _Tiers) -> None:  # noqa: ANN401
    """Write the table that BORIS imports as an observation: a line where a state starts or stops.

    Its columns are those that BORIS' ``import_observations.py`` asks for. Tiers are subjects, so
    that events of one name that overlap are not taken for one another's ends.
    """
    lines = []
    for who, tier in tiers.items():
        for begin, end, text in tier:
            lines.append((round(begin, 3), 1, who, text))
            if end > begin:
                lines.append((round(end, 3), 0, who, text))
    book = library.Workbook()
    book.active.append(("time", "subject", "code", "modifier", "comment"))
    for time, _, who, text in sorted(lines):  # what stops at a time comes before what starts
        book.active.append((time, guarded(who), guarded(text), "", ""))
    with path.open("wb") as file:  # as a file, for its name ends otherwise
        book.save(file)


def _write_table(_library: None, path: Path, _source: str, tiers: _Tiers) -> None:
    lines = [(begin, end, text, who) for who, tier in tiers.items() for begin, end, text in tier]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(("onset", "duration", "trial_type", "person"))
        for begin, end, text, who in sorted(lines):
            person = "n/a" if who.startswith(_EVENTS) else who
            table.writerow((f"{begin:.6f}", f"{end - begin:.6f}", text, person))


_FORMATS: Mapping[str, Callable[[Any, Path, str, _Tiers], None]] = {
    ".eaf": _write_elan,
    ".textgrid": _write_praat,
    ".xlsx": _write_boris,
    ".tsv": _write_table,
}


def _library_for(suffix: str) -> Any:  # noqa: ANN401 - they have no types
    if suffix == ".tsv":
        return None
    name = "openpyxl" if suffix == ".xlsx" else "pympi"
    try:
        if name == "pympi":
            for module in ("pympi.Elan", "pympi.Praat"):
                importlib.import_module(module)
        return importlib.import_module(name)
    except ImportError as error:
        raise DesignError(
            mark(
                "Files of ELAN, Praat and BORIS need a library that is not installed; install it "
                "with pip install 'emolens[annotation]'."
            )
        ) from error
