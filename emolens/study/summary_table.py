"""Table of a summary, as CSV, with the dictionary of its columns beside it.

The dictionary has the form of a BIDS sidecar: an object of JSON for each column.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from emolens.atomic_write import atomic_write, atomic_write_text
from emolens.results.errors import unwritable
from emolens.results.spreadsheet_text import guarded
from emolens.study.statistics import TURNED_AWAY, Statistics
from emolens.study.summary import SummaryRow

_DECIMALS = 6
_Value = str | int | float


@dataclass(frozen=True)
class _Column:
    name: str
    meaning: str
    value: Callable[[SummaryRow], _Value]
    units: str = ""


@dataclass(frozen=True)
class _Measure:
    """A column for each expression."""

    name: str
    meaning: str
    value: Callable[[Statistics, str], float]
    units: str = ""


_COLUMNS = (
    _Column("source", "The source as its result names it.", lambda row: row.source),
    _Column("participant", "Who is seen, by the source's name.", lambda row: row.participant),
    _Column("group", "Their group, by the source's name.", lambda row: row.group),
    _Column(
        "person",
        "The track as #1, or its person by the table of people; empty in pictures.",
        lambda row: row.person,
    ),
    _Column("event", "What happens; empty for the whole and for bins.", lambda r: r.window.event),
    _Column(
        "number", "How often that has happened, or the place of the bin.", lambda r: r.window.number
    ),
    _Column("onset", "When the window begins in the source.", lambda r: r.window.begin, "s"),
    _Column(
        "seconds",
        "Time of the source in the window, without what is excluded: each frame speaks for the "
        "time since the one before, a second at most.",
        lambda row: row.seconds,
        "s",
    ),
    _Column(
        "seconds_seen", "The same of frames with this person.", lambda r: r.statistics.seconds, "s"
    ),
    _Column(
        "share_seen",
        "seconds_seen / seconds.",
        lambda row: row.statistics.seconds / row.seconds if row.seconds else math.nan,
    ),
    _Column("frames", "Frames with this person.", lambda row: row.statistics.frames),
    _Column(
        "share_uncertain",
        "Share of seconds_seen in which the name was uncertain.",
        lambda r: (
            r.statistics.uncertain / r.statistics.seconds if r.statistics.seconds else math.nan
        ),
    ),
    _Column(
        "share_turned",
        f"Share of the time seen in which the face was turned to the side by more than "
        f"{TURNED_AWAY:.0f} degrees, where that is known.",
        lambda r: r.statistics.turned / r.statistics.posed if r.statistics.posed else math.nan,
    ),
    _Column(
        "latency",
        "Time from the window's begin to the first other name than the one shown there.",
        lambda row: row.statistics.latency,
        "s",
    ),
)
_MEASURES = (
    _Measure("mean", "Mean score, corrected where scores are.", Statistics.mean),
    _Measure("peak", "Highest smoothed score.", Statistics.peak),
    _Measure(
        "time",
        "Share of seconds_seen in which its smoothed score was the highest.",
        Statistics.share_of_time,
    ),
    _Measure("episodes", "How often it came to be the name.", Statistics.episodes),
    _Measure("episode_seconds", "Mean length of these episodes.", Statistics.episode_seconds, "s"),
)


def write_summary(stream: TextIO, rows: Iterable[SummaryRow], expressions: Sequence[str]) -> int:
    """Write a summary as CSV, missing values as empty cells, and return how many rows it has.

    Args:
        stream: Where to.
        rows: The rows.
        expressions: In the order of their columns.
    """
    table = csv.writer(stream, lineterminator="\n")
    table.writerow([_cell(name) for name in _names(expressions)])
    count = 0
    for row in rows:
        values = [column.value(row) for column in _COLUMNS]
        values += [m.value(row.statistics, name) for m in _MEASURES for name in expressions]
        table.writerow(map(_cell, values))
        count += 1
    return count


def write_summary_file(path: Path, rows: Iterable[SummaryRow], expressions: Sequence[str]) -> int:
    """Write a summary into a CSV file, the dictionary of its columns beside it as ``.json``.

    Args:
        path: The file; one that is there is replaced.
        rows: As for :func:`write_summary`, and so is the rest.
        expressions: Likewise.

    Raises:
        ResultError: It cannot be written.
    """
    try:
        with (
            atomic_write(path, mode=0o600) as part,
            part.open("w", encoding="utf-8", newline="") as stream,
        ):
            count = write_summary(stream, rows, expressions)
        dictionary = json.dumps(data_dictionary(expressions), indent=1) + "\n"
        atomic_write_text(dictionary_file(path), dictionary, mode=0o600)
    except OSError as error:
        raise unwritable(path, error) from error
    return count


def dictionary_file(summary: Path) -> Path:
    """Return the path of the file beside a summary that says what its columns say."""
    return summary.parent / f"{summary.stem}.json"


def data_dictionary(expressions: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return what each column says, by its name."""
    fixed = {column.name: _entry(column.meaning, column.units) for column in _COLUMNS}
    measured = {
        f"{measure.name}_{name}": _entry(f"{name}: {measure.meaning}", measure.units)
        for measure in _MEASURES
        for name in expressions
    }
    return fixed | measured


def _entry(meaning: str, units: str) -> dict[str, str]:
    return {"Description": meaning, **({"Units": units} if units else {})}


def _names(expressions: Sequence[str]) -> list[str]:
    return list(data_dictionary(expressions))


def _cell(value: _Value) -> str:
    if isinstance(value, float):
        return str(round(value, _DECIMALS)) if math.isfinite(value) else ""
    return guarded(value) if isinstance(value, str) else str(value)
