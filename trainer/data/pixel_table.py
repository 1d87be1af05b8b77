"""Table of pixels: Kaggle's ``fer2013.csv``.

Its columns are ``emotion`` (a number, see :data:`trainer.data.vocabulary.EXPRESSIONS`), ``pixels``
(grey values with spaces between them, row by row) and, where it has splits, ``Usage``.
"""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.files import DAMAGE, Files
from trainer.data.listing import Entry, Listing
from trainer.data.pictures import FittedPicture, fitted
from trainer.data.store import Shape
from trainer.data.vocabulary import EXPRESSIONS, split_of
from trainer.errors import DatasetError
from trainer.progress_bar import bar

_NEEDED = {"emotion", "pixels"}
_UNREADABLE = (*DAMAGE, UnicodeDecodeError, csv.Error)


def find_table(files: Files) -> str | None:
    """Return the name of the table of pixels among the files, None where there is none.

    Raises:
        DatasetError: There are several.
    """
    tables = [name for name in files.names if name.lower().endswith(".csv")]
    found = [name for name in tables if _is_pixels(files, name)]
    if len(found) > 1:
        raise DatasetError(f"{files.path} has several tables ({', '.join(found)}): give one.")
    return found[0] if found else None


@dataclass(frozen=True)
class _Row:
    number: int
    line: int
    values: Mapping[str, str]


class PixelTable:
    """A table of pixels.

    Attributes:
        listing: Its rows as entries, in their order. Each is named ``<split>/<label>/fer<n>.png``
            with the number of its row from 0, which is how FER+ names it.

    Args:
        files: It is one of them.
        name: Which.
        person: Column that says who is shown, if there is one.

    Raises:
        DatasetError: A row is not as it must be; the message names its line.
    """

    def __init__(self, files: Files, name: str, person: str | None = None) -> None:
        self._files = files
        self._name = name
        self._person = (person or "").lower()
        entries = tuple(self._entry(row) for row in self._rows())
        labels: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            labels[entry.split].add(entry.label)
        self.listing = Listing(entries, {split: frozenset(labels[split]) for split in labels})

    def read(self, entries: Sequence[Entry], shape: Shape) -> Iterator[FittedPicture]:
        """Yield the pictures of ``entries``, which stand in the order of the rows."""
        wanted = {entry.file for entry in entries}
        with bar("Reading", len(entries)) as progress:
            for row in self._rows():
                if self._entry(row).file in wanted:
                    yield _coloured(self._pixels(row), shape)
                    progress.update()

    def _rows(self) -> Iterator[_Row]:
        try:
            with _text(self._files, self._name) as stream:
                reader = csv.reader(stream, strict=True)
                header = _words(next(reader))
                for number, cells in enumerate(filter(None, reader)):
                    if len(cells) != len(header):
                        raise self._error(
                            reader.line_num, f"has {len(cells)} cells, not {len(header)}"
                        )
                    values = dict(zip(header, cells, strict=True))
                    yield _Row(number, reader.line_num, values)
        except _UNREADABLE as error:
            raise DatasetError(f"{self._name} cannot be read as a table: {error}.") from error

    def _entry(self, row: _Row) -> Entry:
        number = row.values["emotion"].strip()
        if number not in map(str, range(len(EXPRESSIONS))):
            raise self._error(row.line, f"has {number!r} as its emotion, not a number from 0 to 6")
        usage = row.values.get("usage", "train")
        split = split_of(usage)
        if split is None:
            raise self._error(row.line, f"has {usage!r} as its Usage, not Training or a test")
        label = EXPRESSIONS[int(number)]
        person = row.values.get(self._person, "").strip()
        return Entry(f"{split}/{label}/fer{row.number:07}.png", split, label, person)

    def _pixels(self, row: _Row) -> NDArray[np.uint8]:
        try:
            pixels = np.fromstring(row.values["pixels"], np.int64, sep=" ")
        except ValueError as error:
            raise self._error(row.line, "has pixels that are no numbers") from error
        side = math.isqrt(pixels.size)
        if side == 0 or side * side != pixels.size:
            raise self._error(row.line, f"has {pixels.size} pixels, which make no square")
        if pixels.min() < 0 or pixels.max() > 255:
            raise self._error(row.line, "has pixels that are not from 0 to 255")
        return pixels.astype(np.uint8).reshape(side, side)

    def _error(self, line: int, reason: str) -> DatasetError:
        return DatasetError(f"{self._name}, line {line} {reason}: mend it or download it again.")


def _coloured(grey: NDArray[np.uint8], shape: Shape) -> FittedPicture:
    return fitted(np.repeat(grey[..., np.newaxis], shape[2], axis=2), shape)


def _is_pixels(files: Files, name: str) -> bool:
    try:
        with _text(files, name) as stream:
            return set(_words(next(csv.reader(stream), []))) >= _NEEDED
    except _UNREADABLE:
        return False


def _text(files: Files, name: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(files.open(name), encoding="utf-8-sig", newline="")


def _words(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]
