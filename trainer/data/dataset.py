"""Dataset of labelled face crops, read from a folder, a zip or a table of pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from trainer.data.contents import Contents, read_all, read_contents
from trainer.data.listing import Entry
from trainer.data.near_duplicates import digests_of, near_duplicate_groups
from trainer.data.partition import TRAINING, VALIDATION, partition
from trainer.data.people import People, joined
from trainer.data.store import picked
from trainer.errors import DatasetError

CROP_SIZE = 48
"""Side of a crop in pixels, as FER-2013 has them."""

CROP_MARGIN = 0.0
"""FER-2013's framing relative to the box of OpenCV's cascade."""


@dataclass(frozen=True, eq=False)
class Split:
    """One part of a dataset, in a fixed order.

    Attributes:
        files: For each crop its path inside the dataset, with forward slashes.
        crops: uint8 ``[N, S, S, C]``, grey or RGB; it may lie on the disk, so index it in parts.
        labels: The folder's label as an index, int64 ``[N]``.
        targets: What the model learns: for each label its share, float32 ``[N, K]``, rows sum to 1.
        majority: Index of the label to agree with, int64 ``[N]``; -1 where there is none.
        voters: How many votes were cast for one of the labels, int64 ``[N]``; 0 where the targets
            are the labels.
        digests: Of the pictures as they were before their crops were framed anew
            (:mod:`trainer.data.framing`), uint64 ``[N]``; None where they are as they were.
        people: Who they show; None where that was not asked.
    """

    files: tuple[str, ...]
    crops: NDArray[np.uint8]
    labels: NDArray[np.int64]
    targets: NDArray[np.float32]
    majority: NDArray[np.int64]
    voters: NDArray[np.int64]
    digests: NDArray[np.uint64] | None = None
    people: People | None = None

    def __len__(self) -> int:
        return len(self.files)

    def only(self, kept: NDArray[np.bool_]) -> Split:
        """Return the part of the split that the mask ``[N]`` keeps."""
        if kept.all():
            return self
        return Split(
            files=tuple(file for file, keep in zip(self.files, kept, strict=True) if keep),
            crops=picked(self.crops, kept),
            labels=self.labels[kept],
            targets=self.targets[kept],
            majority=self.majority[kept],
            voters=self.voters[kept],
            digests=None if self.digests is None else self.digests[kept],
            people=None if self.people is None else self.people[kept],
        )

    def picture_digests(self) -> NDArray[np.uint64]:
        """Return the digests of the pictures, by which they are known again, uint64 ``[N]``."""
        return digests_of(self.crops) if self.digests is None else self.digests


@dataclass(frozen=True, eq=False)
class Dataset:
    """Splits of labelled crops, and where they come from.

    Attributes:
        name: File or folder name, without its path.
        votes: Name of the file whose votes are the targets; none where the labels are.
        labels: In alphabetical order; the order of the scores.
        omitted: Labels of the dataset that were not asked for.
        training: What is learnt from.
        validation: What the best epoch is chosen on, never trained on.
        test: What is measured once, at the end; none where the dataset has no such split.
        validation_from: The split of the dataset that ``validation`` was taken from, or that it is
            a fold of both. Never the test split: what chooses the model must not measure it.
        skipped: ``path: reason`` for each file that could not be used.
        sizes: How many pictures have which width and height in pixels.
        near_duplicates: How many training pictures were left out because validation or test has
            them too.
        validation_near_duplicates: How many validation pictures were left out because test has them
            too.
        aligned: Whether its crops are framed as the app frames faces (:mod:`trainer.data.framing`).
        group_by: What says who its pictures show; None where that was not asked.
        shared_people: How many training and validation pictures were left out because a later split
            shows the same person.
        own_votes: Whether the votes are other people's than FER+'s.
    """

    name: str
    votes: str | None
    labels: tuple[str, ...]
    omitted: tuple[str, ...]
    training: Split
    validation: Split
    test: Split | None
    validation_from: Literal["validation", "train", "fold"]
    skipped: tuple[str, ...]
    sizes: Mapping[tuple[int, int], int]
    near_duplicates: int = 0
    validation_near_duplicates: int = 0
    aligned: bool = False
    group_by: str | None = None
    shared_people: int = 0
    own_votes: bool = False

    @property
    def splits(self) -> Mapping[str, Split]:
        """The splits that there are, by their names, in the order of their use."""
        splits = {"train": self.training, "validation": self.validation}
        return splits | ({"test": self.test} if self.test else {})


def read_dataset(
    path: Path,
    labels: Sequence[str] | None = None,
    size: int = CROP_SIZE,
    channels: int = 1,
    group_by: str | None = None,
) -> Dataset:
    """Read the dataset at ``path``; pictures that cannot be decoded are skipped and named.

    It is recognised by looking: folders named like ``train``, ``validation`` and ``test``, with a
    folder for each label in them; one folder for each label; or a table like ``fer2013.csv``. Where
    there is no validation, a tenth of the training pictures is set aside for it, the same one each
    time, without parting near-duplicates, or pictures of one person where ``group_by`` says who
    they show. One that says nobody counts as a person of its own.

    Args:
        path: A folder, a zip or a csv.
        labels: Those to read, in any of the words for them; all by default.
        size: Side of the crops in pixels.
        channels: 1 for grey crops, 3 for RGB.
        group_by: A regular expression that finds who is shown in the pictures' paths (its groups,
            or else all that it finds), or the name of a table's column.

    Raises:
        DatasetError: There is no such dataset, or it has too little in it to train on.
    """
    read = read_contents(path, labels, (size, size, channels), group_by)
    splits = {name: _split(read, name) for name in sorted({entry.split for entry in read.entries})}
    training, validation = splits["train"], splits.get("validation")
    if validation is None:
        training, validation = _set_aside(training, read.labels, path)
    return Dataset(
        name=path.name,
        votes=None,
        labels=read.labels,
        omitted=read.omitted,
        training=training,
        validation=validation,
        test=splits.get("test"),
        validation_from="validation" if "validation" in splits else "train",
        skipped=read.skipped,
        sizes=read.sizes,
        aligned=read.digests is not None,
        group_by=group_by,
    )


def read_whole(path: Path, size: int = CROP_SIZE, channels: int = 1) -> Dataset:
    """Read every picture of the dataset at ``path``, whatever its split, as one test split.

    Arguments as those of :func:`read_dataset`; nothing is left for training and validation.

    Raises:
        DatasetError: There is no such dataset, or no picture in it can be read.
    """
    read = read_all(path, (size, size, channels))
    whole = _gathered(read, np.ones(len(read.entries), dtype=bool))
    nothing = whole.only(np.zeros(len(whole), dtype=bool))
    return Dataset(
        name=path.name,
        votes=None,
        labels=read.labels,
        omitted=(),
        training=nothing,
        validation=nothing,
        test=whole,
        validation_from="validation",
        skipped=read.skipped,
        sizes=read.sizes,
        aligned=read.digests is not None,
    )


def _split(read: Contents, name: str) -> Split:
    return _gathered(read, np.array([entry.split == name for entry in read.entries]))


def _gathered(read: Contents, kept: NDArray[np.bool_]) -> Split:
    """Return the pictures that the mask ``[N]`` keeps."""
    entries = [entry for entry, keep in zip(read.entries, kept, strict=True) if keep]
    labels = np.array([read.labels.index(entry.label) for entry in entries], dtype=np.int64)
    return Split(
        files=tuple(entry.file for entry in entries),
        crops=picked(read.crops, kept),
        labels=labels,
        targets=np.eye(len(read.labels), dtype=np.float32)[labels],
        majority=labels,
        voters=np.zeros_like(labels),
        digests=None if read.digests is None else read.digests[kept],
        people=_people(entries) if any(entry.person for entry in read.entries) else None,
    )


def _people(entries: Sequence[Entry]) -> People:
    return np.array([entry.person or entry.file for entry in entries])


def _set_aside(split: Split, labels: tuple[str, ...], path: Path) -> tuple[Split, Split]:
    groups = joined(near_duplicate_groups(split.crops), split.people)
    parts = partition(groups, split.labels)
    validation = split.only(parts == VALIDATION)
    missing = set(labels) - {labels[index] for index in validation.labels}
    if missing:
        raise DatasetError(
            f"{path} has too few different pictures{_or_people(split)} of "
            f"{', '.join(sorted(missing))} to set one aside for validation: add others."
        )
    return split.only(parts == TRAINING), validation


def _or_people(split: Split) -> str:
    return "" if split.people is None else " or people"
