"""Formats of result files: JSON Lines and CSV, told apart by the file's suffix."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from pathlib import Path
from typing import Any, Protocol

from emolens.messages import mark
from emolens.results.errors import ResultError
from emolens.results.rows import Record, Row, flat_values, record_of
from emolens.results.schema import FIELDS, Field, columns
from emolens.results.spreadsheet_text import guarded


class ResultFormat(Protocol):
    """A way to write rows as text, and to read them again."""

    def header(self, expressions: Sequence[str]) -> str:
        """Return what comes before all rows."""

    def text(self, rows: Iterable[Row], expressions: Sequence[str]) -> str:
        """Return rows, each with its line's end.

        Raises:
            ValueError: A number is not finite.
        """

    def records(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the values of each row.

        Raises:
            KeyError, TypeError, ValueError: A line is none of this format.
        """


class JsonLinesFormat:
    """One JSON object a line (https://jsonlines.org), with the fields as keys."""

    def header(self, expressions: Sequence[str]) -> str:  # noqa: ARG002 - every line names its own
        """Return nothing."""
        return ""

    def text(self, rows: Iterable[Row], expressions: Sequence[str] = ()) -> str:  # noqa: ARG002
        """Return rows as lines."""
        return "".join(json.dumps(record_of(row), allow_nan=False) + "\n" for row in rows)

    def records(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the object of each line."""
        for line in lines:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise TypeError("it is no JSON object")
            yield {field.name: None for field in FIELDS} | record


class CsvFormat:
    """Comma-separated values (RFC 4180) in UTF-8 with a header; empty cells for what is null."""

    def header(self, expressions: Sequence[str]) -> str:
        """Return the names of the columns."""
        return _line(columns(expressions))

    def text(self, rows: Iterable[Row], expressions: Sequence[str]) -> str:
        """Return rows as lines."""
        return "".join(_line(_cells(record_of(row), expressions)) for row in rows)

    def records(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the values of each line after the header; further columns count for nothing."""
        table = csv.reader(lines)
        header = next(table, [])
        readers = [_reader(field, header) for field in FIELDS]
        for cells in table:
            if len(cells) != len(header):
                raise ValueError(f"it has {len(cells)} cells and not {len(header)}")
            yield {field.name: read(cells) for field, read in zip(FIELDS, readers, strict=True)}


FORMATS: Mapping[str, ResultFormat] = {".csv": CsvFormat(), ".jsonl": JsonLinesFormat()}
"""By suffix."""


def format_of(path: Path) -> ResultFormat:
    """Return the format that a file's suffix stands for.

    Raises:
        ResultError: For none.
    """
    known = FORMATS.get(path.suffix.lower())
    if known is None:
        raise ResultError(
            mark("{file} is no name for a result; end it with .csv or .jsonl."), file=path
        )
    return known


def table_of(rows: Iterable[Row], expressions: Sequence[str]) -> str:
    """Return rows under a header, the cells parted by tabs, for spreadsheets to paste.

    Columns in which no row has a value are left out.
    """
    lines = [list(flat_values(record_of(row), expressions)) for row in rows]
    table = [columns(expressions), *lines]
    used = [any(line[place] is not None for line in lines) for place in range(len(table[0]))]
    return "".join("\t".join(map(_pastable, compress(line, used))) + "\n" for line in table)


def _pastable(value: object) -> str:
    # White space is joined first: what it hid could begin as a formula does.
    return _cell(" ".join(value.split()) if isinstance(value, str) else value)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cells(record: Record, expressions: Sequence[str]) -> Iterator[str]:
    return map(_cell, flat_values(record, expressions))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else json.dumps(value, allow_nan=False)


def _reader(field: Field, header: Sequence[str]) -> Callable[[Sequence[str]], Any]:
    """Return what makes a field's value from the cells of a line.

    Raises:
        KeyError: The header lacks a column.
    """
    if field.shares:
        start = f"{field.name}_"
        places = {c.removeprefix(start): i for i, c in enumerate(header) if c.startswith(start)}
        if not places:
            raise KeyError(f"{start}…")
        return lambda cells: _shares(field, cells, places)
    if field.added and field.name not in header:
        return lambda _: None
    at = [_place(column, header) for column in field.columns(())]
    if field.parts:
        return lambda cells: [field.read(cells[i]) for i in at] if cells[at[0]] else None
    return lambda cells: field.read(cells[at[0]]) if cells[at[0]] else None


def _shares(field: Field, cells: Sequence[str], places: Mapping[str, int]) -> object:
    values = {name: field.read(cells[i]) for name, i in places.items() if cells[i]}
    return values or None


def _place(column: str, header: Sequence[str]) -> int:
    if column not in header:
        raise KeyError(column)
    return header.index(column)
