"""Placing of crops in train/ and validation/, without parting near-duplicates or people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.files import Files, open_files
from trainer.data.listing import Entry
from trainer.data.near_duplicates import near_duplicate_groups
from trainer.data.partition import TRAINING, UNDECIDED, VALIDATION, partition
from trainer.data.people import joined, person_in
from trainer.data.pictures import read_pictures
from trainer.data.store import Shape, stored
from trainer.errors import DatasetError, OutputError

UNPLACED = "unplaced"
"""Folder of the crops that are in neither yet."""

_PARTS = {"train": TRAINING, "validation": VALIDATION, UNPLACED: UNDECIDED}


def place(folder: Path, share: float, shape: Shape, group_by: str | None = None) -> list[str]:
    """Move the crops of ``unplaced/<label>/`` to where they belong.

    Those that were placed before stay where they are, so that nothing that was trained on is ever
    validated on.

    Args:
        folder: Of the dataset.
        share: Of the crops of each label, for validation; 0 for all in train.
        shape: Of the crops.
        group_by: Regular expression that finds in a crop's name who it shows.

    Returns:
        Those that could not be placed, as train and validation both have a near-duplicate of them,
        or the same person.

    Raises:
        DatasetError: A label has too few crops for both.
        OutputError: A crop cannot be moved.
    """
    with open_files(folder) as files:
        entries = _entries(files, group_by)
        crops = stored(_crops(files, entries, shape), shape)
    parts = _partition(entries, crops, share, folder)
    _move(folder, entries, parts)
    return [entry.file for entry, part in zip(entries, parts, strict=True) if part == UNDECIDED]


def _entries(files: Files, group_by: str | None) -> list[Entry]:
    paths = [(path, *path.split("/")) for path in files.names if path.count("/") == 2]
    return [
        Entry(path, part, label, person_in(name, group_by) if group_by else "")
        for path, part, label, name in paths
        if part in _PARTS
    ]


def _crops(files: Files, entries: Sequence[Entry], shape: Shape) -> Iterator[NDArray[np.uint8]]:
    for entry, picture in zip(entries, read_pictures(files, entries, shape), strict=True):
        if picture is None:
            raise DatasetError(f"{files.path / entry.file} is damaged: remove it.")
        yield picture.crop[np.newaxis]


def _partition(
    entries: Sequence[Entry], crops: NDArray[np.uint8], share: float, folder: Path
) -> NDArray[np.int64]:
    known = np.array([_PARTS[entry.split] for entry in entries], dtype=np.int64)
    if share == 0:
        return np.where(known == UNDECIDED, TRAINING, known)
    names = sorted({entry.label for entry in entries})
    labels = np.array([names.index(entry.label) for entry in entries], dtype=np.int64)
    people = np.array([entry.person or entry.file for entry in entries])
    parts = partition(joined(near_duplicate_groups(crops), people), labels, share, known)
    few = [name for index, name in enumerate(names) if VALIDATION not in parts[labels == index]]
    if few:
        raise DatasetError(
            f"{folder} has too few different faces of {', '.join(few)} to validate on one: add "
            "photographs, of other people too, and give the same command again."
        )
    return parts


def _move(folder: Path, entries: Sequence[Entry], parts: NDArray[np.int64]) -> None:
    names = {part: name for name, part in _PARTS.items()}
    for entry, part in zip(entries, parts.tolist(), strict=True):
        target = folder / entry.file.replace(entry.split, names[part], 1)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / entry.file).replace(target)
        except OSError as error:
            raise OutputError(f"{target} cannot be written ({error.strerror}): mend it.") from error
    for left in [*folder.glob(f"{UNPLACED}/*"), folder / UNPLACED]:
        with suppress(OSError):  # it is not empty, or not there
            left.rmdir()
