"""Reader of result files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from emolens.bounded_file import open_regular
from emolens.messages import Message, mark
from emolens.results.errors import ResultError
from emolens.results.formats import format_of
from emolens.results.history import History
from emolens.results.rows import Row, row_of


@dataclass(frozen=True, eq=False)
class Result:
    """A result that was opened again.

    Attributes:
        path: Its file.
        sources: The names of all sources, in their order.
        histories: What was read of the tracks of each source, by its name; pictures have none.
        cut_short: Whether its last line is not whole, and so was left out.
    """

    path: Path
    sources: tuple[str, ...]
    histories: Mapping[str, History]
    cut_short: bool


def open_result(path: Path) -> Result:
    """Read a result, CSV or JSON Lines by its suffix.

    Raises:
        ResultError: It cannot be read, or is no result.
    """
    lines = _WholeLines(path)
    histories: dict[str, History] = {}
    sources: dict[str, None] = {}
    for row in _rows(path, lines):
        sources[row.source] = None
        if row.reading is not None and row.reading.face.track is not None:
            histories.setdefault(row.source, History()).add(row.reading)
    return Result(path, tuple(sources), histories, lines.cut_short)


def read_rows(path: Path, source: str | None = None) -> Iterator[Row]:
    """Yield the rows of a result; a last line that is not whole is left out.

    Args:
        path: Of the result.
        source: The name of the one whose rows are wanted; None for all.

    Raises:
        ResultError: As for :func:`open_result`.
    """
    return _rows(path, _WholeLines(path), source)


_LONGEST_LINE = 1024**2
"""Bytes; a reading has a few hundred."""

_DAMAGE = (
    *(KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError),
    csv.Error,  # NUL bytes, fields without end
)


class _WholeLines:
    """The whole lines of a text file."""

    def __init__(self, path: Path) -> None:
        self.read = 0
        self.cut_short = False
        self._path = path

    def __iter__(self) -> Iterator[str]:
        with open_regular(self._path) as file:
            for line in iter(partial(file.readline, _LONGEST_LINE), b""):
                if len(line) == _LONGEST_LINE:
                    raise ValueError("a line without end")
                if not line.endswith(b"\n"):
                    self.cut_short = True
                    return
                self.read += 1
                # Excel puts a mark at the beginning.
                yield line.decode("utf-8-sig" if self.read == 1 else "utf-8")


def _rows(path: Path, lines: _WholeLines, source: str | None = None) -> Iterator[Row]:
    try:
        for record in format_of(path).records(lines):
            if source is None or record["source"] == source:
                yield row_of(record)
    except OSError as error:
        raise ResultError(
            mark("{file} cannot be read ({reason}); check the file."),
            file=path,
            reason=error.strerror,
        ) from error
    except _DAMAGE as error:
        raise _damaged(path, lines.read, error) from error


def _damaged(path: Path, line: int, error: Exception) -> ResultError:
    if line <= 1:
        text = mark("{file} is not an Emolens results file ({reason}).")
    else:
        text = mark("{file} is damaged in line {line} ({reason}); restore it from a copy.")
    return ResultError(text, file=path, line=line, reason=_reason(error))


def _reason(error: Exception) -> Message:
    if isinstance(error, KeyError):
        return Message(mark("column “{column}” is missing"), {"column": error.args[0]})
    return Message(str(error))
