"""Parquet table of the tracks of many results: a row for each, from the results' summaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from emolens.messages import mark
from emolens.results.errors import ResultError
from emolens.results.metadata import metadata_file, read_metadata
from emolens.results.parquet import write_table

_TYPES = {
    "source": "string",
    "track": "int64",
    "first_seen": "float64",
    "last_seen": "float64",
    "seconds_seen": "float64",
    "frames": "int64",
}
_SHARES = {"mean": "mean_scores", "time": "share_of_time"}
"""How the columns of shares begin, and what they are called in a summary."""
_MOST = 2**63
"""No number in a column is as large."""


def write_tracks(path: Path, results: Iterable[Path], expressions: Sequence[str]) -> int:
    """Write what the summaries of results say of each track, and return how many there are.

    ``mean_happy`` is the mean of the model's own scores, ``time_happy`` the share of the time for
    which it was the highest of those shown.

    Args:
        path: The file; one that is there is replaced.
        results: Result files.
        expressions: In the order of their columns.

    Raises:
        ResultError: pyarrow is not installed, or the file cannot be written.
    """
    shares = {f"{begin}_{name}": "float64" for begin in _SHARES for name in expressions}
    return write_table(path, {**_TYPES, **shares}, _blocks(results, expressions))


def _blocks(
    results: Iterable[Path], expressions: Sequence[str]
) -> Iterator[Mapping[str, Sequence[object]]]:
    for result in results:
        rows = [_values(track, expressions) for track in _tracks(result)]
        if rows:
            yield {name: [row[name] for row in rows] for name in rows[0]}


def _tracks(result: Path) -> list[dict[str, Any]]:
    """Return the summary of each track of a result.

    Raises:
        ResultError: They are of another form than Emolens writes.
    """
    tracks = (read_metadata(result) or {}).get("tracks") or []
    if not isinstance(tracks, list) or not all(map(_is_summary, tracks)):
        raise ResultError(
            mark("{file} is damaged; analyze its source again."), file=metadata_file(result)
        )
    return tracks


def _is_summary(track: object) -> bool:
    if not isinstance(track, dict):
        return False
    shares = [track.get(summary) or {} for summary in _SHARES.values()]
    return all(_fits(track.get(name), kind) for name, kind in _TYPES.items()) and all(
        isinstance(each, dict) and all(_fits(share, "float64") for share in each.values())
        for each in shares
    )


def _fits(value: object, kind: str) -> bool:
    """Return whether a value is missing, or one that a column of this kind can hold."""
    if value is None or kind == "string":
        return value is None or isinstance(value, str)
    wanted = int if kind == "int64" else (int, float)
    return isinstance(value, wanted) and abs(value) < _MOST


def _values(track: Mapping[str, Any], expressions: Sequence[str]) -> dict[str, object]:
    values: dict[str, object] = {name: track.get(name) for name in _TYPES}
    for begin, summary in _SHARES.items():
        shares = track.get(summary) or {}
        values |= {f"{begin}_{name}": shares.get(name) for name in expressions}
    return values
