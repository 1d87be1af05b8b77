"""Contents of a dataset, however it is laid out, checked for being of use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.labels import canonical_label
from trainer.data.files import Files, open_files
from trainer.data.listing import Entry, Listing, list_labels, list_splits
from trainer.data.originals import read_originals
from trainer.data.people import person_in
from trainer.data.pictures import FittedPicture, read_pictures
from trainer.data.pixel_table import PixelTable, find_table
from trainer.data.store import Shape, stored
from trainer.errors import DatasetError

_Read = Callable[[Sequence[Entry], Shape], Iterator[FittedPicture | None]]

_BLOCK = 1024
_LAYOUT = (
    "it needs train/<label>/ and, where it has them, validation/<label>/ and test/<label>/, or "
    "one folder for each label, or a table like fer2013.csv"
)


@dataclass(frozen=True, eq=False)
class Contents:
    """What was read.

    Attributes:
        labels: Those that were asked for, in alphabetical order.
        omitted: The dataset's other labels.
        entries: The pictures.
        crops: Theirs, uint8 ``[N, S, S, C]``.
        skipped: ``path: reason`` for what could not be used.
        sizes: How many pictures have which width and height in pixels.
        digests: Of what they were before ``prepare`` framed them; None where it did not.
    """

    labels: tuple[str, ...]
    omitted: tuple[str, ...]
    entries: tuple[Entry, ...]
    crops: NDArray[np.uint8]
    skipped: tuple[str, ...]
    sizes: Mapping[tuple[int, int], int]
    digests: NDArray[np.uint64] | None = None


def read_contents(
    path: Path, chosen: Sequence[str] | None, shape: Shape, group_by: str | None = None
) -> Contents:
    """Read the pictures of the chosen labels, of all by default, to train on.

    ``group_by`` says who they show: a regular expression that finds it in their paths, or the name
    of a table's column.

    Raises:
        DatasetError: There is no dataset, or it has too little in it to train on.
    """
    with open_files(path) as files:
        listing, read = _recognised(files, group_by)
        known = _labels(listing, path)
        if "train" not in listing.labels:
            raise DatasetError(f"{path} has no labels in train/ to learn from: {_LAYOUT}.")
        labels = _choice(known, chosen, path)
        _check_splits(listing, labels, path)
        contents = _with_originals(_read(listing, labels, read, shape), files)
    _check_filled(contents.entries, listing, labels, path)
    return contents


def splits_in(path: Path) -> frozenset[str]:
    """Return the splits that the dataset itself has; one without splits has ``train``.

    Raises:
        DatasetError: There is no dataset.
    """
    with open_files(path) as files:
        return frozenset(_recognised(files)[0].labels)


def read_all(path: Path, shape: Shape) -> Contents:
    """Read every labelled picture, to measure on.

    Raises:
        DatasetError: There is no dataset, or no picture in it can be read.
    """
    with open_files(path) as files:
        listing, read = _recognised(files)
        labels = tuple(sorted(_labels(listing, path)))
        contents = _with_originals(_read(listing, labels, read, shape), files)
    if not contents.entries:
        raise DatasetError(f"{path} has no picture that can be read: {_LAYOUT}.")
    return contents


def _with_originals(contents: Contents, files: Files) -> Contents:
    digests = read_originals(files, [entry.file for entry in contents.entries])
    return replace(contents, digests=digests)


def _read(listing: Listing, labels: tuple[str, ...], read: _Read, shape: Shape) -> Contents:
    wanted = [entry for entry in listing.entries if entry.label in labels]
    reader = _Reader(wanted)
    crops = stored(reader.crops(read(wanted, shape)), shape)
    known = set().union(*listing.labels.values())
    return Contents(
        labels=labels,
        omitted=tuple(sorted(known - set(labels))),
        entries=tuple(reader.entries),
        crops=crops,
        skipped=(*listing.strays, *reader.skipped),
        sizes=reader.sizes,
    )


class _Reader:
    """Tells the pictures that could be read from those that could not."""

    def __init__(self, wanted: Sequence[Entry]) -> None:
        self._wanted = wanted
        self.entries: list[Entry] = []
        self.skipped: list[str] = []
        self.sizes: Counter[tuple[int, int]] = Counter()

    def crops(self, pictures: Iterator[FittedPicture | None]) -> Iterator[NDArray[np.uint8]]:
        """Yield the crops of the pictures that could be read, in blocks."""
        block: list[NDArray[np.uint8]] = []
        for entry, picture in zip(self._wanted, pictures, strict=True):
            if picture is None:
                self.skipped.append(f"{entry.file}: not a readable picture")
                continue
            self.entries.append(entry)
            self.sizes[picture.width, picture.height] += 1
            block.append(picture.crop)
            if len(block) == _BLOCK:
                yield np.stack(block)
                block = []
        if block:
            yield np.stack(block)


def _recognised(files: Files, group_by: str | None = None) -> tuple[Listing, _Read]:
    listing = list_splits(files)
    if listing is None and (name := find_table(files)):
        table = PixelTable(files, name, group_by)
        return table.listing, table.read
    listing = listing or list_labels(files)
    if group_by is not None:
        people = (person_in(entry.file, group_by) for entry in listing.entries)
        entries = map(_of_person, listing.entries, people)
        listing = replace(listing, entries=tuple(entries))
    return listing, partial(read_pictures, files)


def _of_person(entry: Entry, person: str) -> Entry:
    return replace(entry, person=person)


def _labels(listing: Listing, path: Path) -> set[str]:
    if not listing.labels:
        raise DatasetError(f"{path} holds no labelled pictures: {_LAYOUT}.")
    return set().union(*listing.labels.values())


def _choice(known: set[str], chosen: Sequence[str] | None, path: Path) -> tuple[str, ...]:
    labels = {canonical_label(label) for label in chosen} if chosen else known
    if labels - known:
        raise DatasetError(
            f"{path} has no label {', '.join(sorted(labels - known))}: choose from "
            f"{', '.join(sorted(known))}."
        )
    if len(labels) < 2:
        raise DatasetError(
            f"{path} has {len(labels)} label(s) to learn ({', '.join(labels)}): telling "
            "expressions apart needs two or more."
        )
    return tuple(sorted(labels))


def _check_splits(listing: Listing, labels: tuple[str, ...], path: Path) -> None:
    odd = [label for label in labels if any(label not in has for has in listing.labels.values())]
    if odd:
        raise DatasetError(
            f"{path} has {', '.join(odd)} in only some of {', '.join(sorted(listing.labels))}: "
            "give each the same labels, or choose those that they share with --labels."
        )


def _check_filled(
    entries: Sequence[Entry], listing: Listing, labels: tuple[str, ...], path: Path
) -> None:
    filled = {(entry.split, entry.label) for entry in entries}
    for split in listing.labels:
        for label in labels:
            if (split, label) not in filled:
                raise DatasetError(
                    f"{path} has no readable picture in {split}/{label}/: fill it, or leave the "
                    "label out with --labels."
                )
