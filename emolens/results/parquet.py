"""Parquet of many results, a file or a folder: the columns of CSV, typed, a source at a time.

pyarrow writes it, which comes with the extra ``parquet`` and is loaded only here.
"""

from __future__ import annotations

import importlib
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from emolens.atomic_write import atomic_write
from emolens.messages import mark
from emolens.results.errors import ResultError, unwritable
from emolens.results.reader import read_rows
from emolens.results.rows import Row, flat_values, record_of
from emolens.results.schema import (
    FIELDS,
    amount,
    columns,
    degrees,
    seconds,
    share,
    truth,
    whole,
)

_ROWS = 50_000
"""Rows of a row group at most: some 10 MB of memory."""

_TYPES: dict[object, str] = {
    **dict.fromkeys((amount, degrees, seconds, share), "float64"),
    truth: "bool_",
    whole: "int64",
}
"""pyarrow's type for what a field reads; all others are text."""


def write_parquet(path: Path, results: Iterable[Path], expressions: Sequence[str]) -> int:
    """Write the rows of results into one Parquet file, whole, and return how many there are.

    No row group holds rows of two results, so that a query for one source reads little else.

    Args:
        path: The file; one that is there is replaced.
        results: Result files, all of a model with these expressions.
        expressions: In the order of their columns.

    Raises:
        ResultError: pyarrow is not installed, a result cannot be read or has other expressions, or
            the file cannot be written.
    """
    types = _types(expressions)
    blocks = (block for result in results for block in _blocks(_rows(result, expressions)))
    return write_table(path, types, (_values(block, expressions) for block in blocks))


def write_dataset(folder: Path, results: Iterable[Path], expressions: Sequence[str]) -> int:
    """Write the rows of results into a folder of Parquet files, parted by source as Hive does.

    Each lies in a folder ``source=NAME``, the name escaped as in URLs, and has no column for it.

    Args:
        folder: A new one; it is there whole or not at all.
        results: As for :func:`write_parquet`, and so are expressions, result and errors.
        expressions: In the order of their columns.

    Raises:
        ResultError: Also where something is there.
    """
    if folder.exists():
        raise ResultError(mark("{file} is there already; name a new folder."), file=folder)
    types = {name: kind for name, kind in _types(expressions).items() if name != "source"}
    unfinished = folder.with_name(f".part-{secrets.token_hex(8)}")
    written = 0
    try:
        for number, result in enumerate(results):
            for source, rows in groupby(_rows(result, expressions), key=lambda row: row.source):
                place = unfinished / f"source={quote(source, safe='')}" / f"part-{number}.parquet"
                blocks = (_values(block, expressions) for block in _blocks(rows))
                written += write_table(place, types, blocks)
        unfinished.rename(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return written


def write_table(
    path: Path, types: Mapping[str, str], blocks: Iterable[Mapping[str, Sequence[object]]]
) -> int:
    """Write a table into one Parquet file, whole, and return how many rows it has.

    Args:
        path: The file; one that is there is replaced.
        types: pyarrow's name for the type of each column.
        blocks: Values of the columns, for some rows at a time; others are left out.

    Raises:
        ResultError: pyarrow is not installed, or the file cannot be written.
    """
    arrow, parquet = _pyarrow()
    schema = arrow.schema([(name, getattr(arrow, kind)()) for name, kind in types.items()])
    rows = 0
    try:
        with (
            atomic_write(path, mode=0o600) as part,
            parquet.ParquetWriter(part, schema, compression="zstd") as writer,
        ):
            for block in blocks:
                table = arrow.Table.from_pydict({name: block[name] for name in types}, schema)
                writer.write_table(table)
                rows += table.num_rows
    except OSError as error:
        raise unwritable(path, error) from error
    return rows


def _types(expressions: Sequence[str]) -> dict[str, str]:
    return {
        name: _TYPES.get(field.read, "string")
        for field in FIELDS
        for name in field.columns(expressions)
    }


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ResultError(
            mark(
                "Parquet files need pyarrow, which is not installed; install it with "
                "pip install 'emolens[parquet]'."
            )
        ) from error


def _rows(result: Path, expressions: Sequence[str]) -> Iterator[Row]:
    for row in read_rows(result):
        _check(result, row, expressions)
        yield row


def _values(rows: Sequence[Row], expressions: Sequence[str]) -> dict[str, Sequence[object]]:
    """Return the values of each column."""
    lines = (flat_values(record_of(row), expressions) for row in rows)
    return dict(zip(columns(expressions), zip(*lines, strict=True), strict=True))


def _check(result: Path, row: Row, expressions: Sequence[str]) -> None:
    if row.reading is not None and set(row.reading.scores) != set(expressions):
        raise ResultError(
            mark(
                "{file} has other expressions ({its}) than the results before it ({others}); "
                "gather them into files of their own."
            ),
            file=result,
            its=", ".join(row.reading.scores),
            others=", ".join(expressions),
        )


def _blocks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while block := list(islice(rows, _ROWS)):
        yield block
