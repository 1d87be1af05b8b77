"""Rows with the names of their events, also in a result that is written already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from emolens.atomic_write import atomic_write, atomic_write_text
from emolens.results.errors import unwritable
from emolens.results.formats import format_of
from emolens.results.metadata import expressions_in, metadata_file, read_metadata
from emolens.results.reader import read_rows
from emolens.results.rows import Row
from emolens.study.event_names import EventNames, events_to_json
from emolens.study.events import Event


def named_rows(rows: Iterable[Row], events: Sequence[Event]) -> Iterator[Row]:
    """Yield rows with the names of the events that they fall in."""
    names: dict[str, EventNames] = {}
    for row in rows:
        own = names.setdefault(row.source, EventNames(events, row.source))
        yield replace(row, event=own.at(row.time))


def write_events_into(results: Sequence[Path], events: Sequence[Event]) -> None:
    """Let a result that is whole say of its rows in which events they fall; the rest stays.

    Args:
        results: Its files, CSV or JSON Lines by their suffixes.
        events: Of its sources; they are kept beside it, too.

    Raises:
        ResultError: A file cannot be read or written; it is as it was then.
    """
    metadata = read_metadata(results[0]) or {}
    expressions = expressions_in(metadata)
    for result in results:
        _write_anew(result, events, expressions)
    values = json.dumps({**metadata, "events": events_to_json(events)}, indent=1) + "\n"
    path = metadata_file(results[0])
    try:
        atomic_write_text(path, values, mode=0o600)
    except OSError as error:
        raise unwritable(path, error) from error


def _write_anew(result: Path, events: Sequence[Event], expressions: Sequence[str]) -> None:
    form = format_of(result)
    try:
        with (
            atomic_write(result, mode=0o600) as part,
            part.open("w", encoding="utf-8", newline="") as file,
        ):
            file.write(form.header(expressions))
            for row in named_rows(read_rows(result), events):
                file.write(form.text([row], expressions))
    except OSError as error:
        raise unwritable(result, error) from error
