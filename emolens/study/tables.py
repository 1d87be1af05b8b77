"""Tables that people write by hand, with tabs or commas; a sentence tells each mistake."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from emolens.atomic_write import atomic_write
from emolens.bounded_file import read_bounded
from emolens.messages import mark
from emolens.results.errors import unwritable
from emolens.study.errors import DesignError

_LARGEST = 64_000_000
"""Bytes; a table of a hundred thousand lines has a few million."""
_MISSING = ("", "n/a")
"""Cells without a value; the second is BIDS' word."""
_FURTHEST = 1e7  # seconds, four months


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the number of each line after the header, from 2, and its cells by column.

    Args:
        path: A file whose cells are parted by tabs where it is called ``.tsv``, else by commas.
        columns: What it must have; others are kept.

    Raises:
        DesignError: It cannot be read, or lacks one of these.
    """
    try:
        text = read_bounded(path, _LARGEST).decode("utf-8-sig")
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(path))
        lines = [(table.line_num, line) for line in table]
    except OSError as error:
        raise DesignError(
            mark("{file} cannot be read ({reason}); check the file."),
            file=path,
            reason=error.strerror,
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DesignError(
            mark("{file} is no table in UTF-8; save it as CSV or TSV."), file=path
        ) from error
    for name in columns:
        if name not in (table.fieldnames or ()):
            raise DesignError(
                mark("{file} lacks the column “{column}”; add it."), file=path, column=name
            )
    for number, line in lines:
        yield number, {k: (line[k] or "").strip() for k in table.fieldnames or ()}


def write_table(path: Path, columns: Sequence[str], lines: Iterable[Mapping[str, str]]) -> None:
    """Write a table, whole; empty cells as ``n/a``.

    Args:
        path: As for :func:`read_table`; a file that is there is replaced.
        columns: Their names, in their order.
        lines: The cells of each line by column; one that lacks some has them empty.

    Raises:
        ResultError: It cannot be written.
    """
    try:
        with (
            atomic_write(path, mode=0o600) as part,
            part.open("w", encoding="utf-8", newline="") as file,
        ):
            table = csv.writer(file, delimiter=_delimiter(path), lineterminator="\n")
            table.writerow(columns)
            for line in lines:
                table.writerow([line.get(name) or _MISSING[1] for name in columns])
    except OSError as error:
        raise unwritable(path, error) from error


def _delimiter(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","


def is_missing(cell: str) -> bool:
    """Return whether a cell has no value."""
    return cell.lower() in _MISSING


def seconds_in(path: Path, line: int, column: str, cell: str, default: float | None) -> float:
    """Return the time that a cell says, in seconds; the default where it says none.

    Raises:
        DesignError: It is no time, or there is none and no default.
    """
    if is_missing(cell) and default is not None:
        return default
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and 0 <= value <= _FURTHEST):
        raise DesignError(
            mark("{file}, line {line}: “{column}” is no time in seconds from 0; mend it."),
            file=path,
            line=line,
            column=column,
        )
    return value
