"""Matching of pictures with the rows of a table, though the two call them by different paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from emolens.labels import canonical_label
from emolens.sources.file_kinds import KNOWN_SUFFIXES
from trainer.data.vocabulary import split_of

Value = TypeVar("Value")


class Matcher(Generic[Value]):
    """Finds pictures in a table.

    By split, label and name, in any of the words for them; or else by the name alone, where one
    picture and one row have it.

    Args:
        table: What is said of each picture, by its path or its name.
        files: The paths of all pictures.
    """

    def __init__(self, table: Mapping[str, Value], files: Iterable[str]) -> None:
        pictures, rows = Counter(map(_name, files)), Counter(map(_name, table))
        self._by_place = {_place(file): value for file, value in table.items()}
        self._by_name = {
            _name(file): value
            for file, value in table.items()
            if pictures[_name(file)] == rows[_name(file)] == 1
        }

    def find(self, file: str, default: Value) -> Value:
        """Return what the table says of the picture at ``file``."""
        return self._by_place.get(_place(file), self._by_name.get(_name(file), default))


def _place(file: str) -> str:
    """Return split, label and name of a picture in our words, whatever folders are around them."""
    folders = file.split("/")[:-1]
    words = (split_of(word) or canonical_label(word) for word in folders[-2:])
    return "/".join([*words, _name(file)])


def _name(file: str) -> str:
    """Return the name of a picture, or of the photograph that ``prepare`` cut it out of."""
    name = file.rpartition("/")[2]
    photograph = name.removesuffix(".png")
    return photograph if PurePosixPath(photograph).suffix.lower() in KNOWN_SUFFIXES else name
