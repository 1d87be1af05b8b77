"""Read a dataset of labelled face crops from a folder or a zip.

The layout is ``train/<label>/<picture>`` and ``validation/<label>/<picture>``.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.errors import DatasetError

CROP_SIZE = 48
"""Side of a crop in pixels, as FER-2013 has them."""

TRAINING, VALIDATION = "train", "validation"


@dataclass(frozen=True, eq=False)
class Split:
    """One part of a dataset, in a fixed order.

    Attributes:
        files: For each crop its path inside the dataset, with forward slashes.
        crops: uint8 ``[N, 48, 48, 1]``, grey.
        labels: The folder's label as an index, int64 ``[N]``.
        targets: What the model learns: for each label its share, float32 ``[N, K]``, rows sum to 1.
        majority: Index of the label to agree with, int64 ``[N]``; -1 where there is none.
    """

    files: tuple[str, ...]
    crops: NDArray[np.uint8]
    labels: NDArray[np.int64]
    targets: NDArray[np.float32]
    majority: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.files)

    def only(self, kept: NDArray[np.bool_]) -> Split:
        """Return the part of the split that the mask ``[N]`` keeps."""
        return Split(
            files=tuple(file for file, keep in zip(self.files, kept, strict=True) if keep),
            crops=self.crops[kept],
            labels=self.labels[kept],
            targets=self.targets[kept],
            majority=self.majority[kept],
        )


@dataclass(frozen=True, eq=False)
class Dataset:
    """What a training needs.

    Attributes:
        name: File or folder name, without its path.
        votes: Name of the file whose votes are the targets; none where the labels are.
        labels: In alphabetical order; the order of the scores.
        training: What is learnt from.
        validation: What the best epoch is chosen on, never trained on.
        skipped: ``path: reason`` for each file that could not be used.
        twins: How many training pictures were left out because validation has them too.
    """

    name: str
    votes: str | None
    labels: tuple[str, ...]
    training: Split
    validation: Split
    skipped: tuple[str, ...]
    twins: int = 0


def read_dataset(path: Path) -> Dataset:
    """Read the dataset at ``path``; pictures that cannot be decoded are skipped and named.

    Raises:
        DatasetError: There is no such dataset, or it has too little in it to train on.
    """
    root = _open(path)
    labels = _labels(root, path)
    skipped: list[str] = []
    splits = [_read_split(root / name, name, labels, path, skipped) for name in _SPLITS]
    return Dataset(path.name, None, labels, splits[0], splits[1], tuple(skipped))


_SPLITS = (TRAINING, VALIDATION)


def _open(path: Path) -> Traversable:
    if path.is_dir():
        return path
    if not path.exists():
        raise DatasetError(f"{path} does not exist: give the dataset's folder or zip file.")
    try:
        return zipfile.Path(path)
    except zipfile.BadZipFile as error:
        raise DatasetError(
            f"{path} is neither a folder nor a readable zip file ({error}): download it again."
        ) from error


def _labels(root: Traversable, path: Path) -> tuple[str, ...]:
    by_split = {}
    for name in _SPLITS:
        folder = root / name
        if not folder.is_dir():
            raise DatasetError(
                f"{path} has no folder {name}/: it needs train/<label>/ and validation/<label>/."
            )
        by_split[name] = {child.name for child in folder.iterdir() if child.is_dir()}
    odd = by_split[TRAINING] ^ by_split[VALIDATION]
    if odd:
        raise DatasetError(
            f"{path} has {', '.join(sorted(odd))} in only one of train/ and validation/: "
            "give both the same label folders."
        )
    if len(by_split[TRAINING]) < 2:
        raise DatasetError(
            f"{path} has {len(by_split[TRAINING])} label folder(s) in train/: "
            "telling expressions apart needs two or more."
        )
    return tuple(sorted(by_split[TRAINING]))


def _read_split(
    folder: Traversable, split: str, labels: tuple[str, ...], path: Path, skipped: list[str]
) -> Split:
    files: list[str] = []
    crops: list[NDArray[np.uint8]] = []
    indices: list[int] = []
    for index, label in enumerate(labels):
        before = len(files)
        for picture in sorted((folder / label).iterdir(), key=lambda child: child.name):
            name = f"{split}/{label}/{picture.name}"
            crop = _read_crop(picture)
            if crop is None:
                skipped.append(f"{name}: not a readable picture")
                continue
            files.append(name)
            crops.append(crop)
            indices.append(index)
        if len(files) == before:
            raise DatasetError(
                f"{path} has no readable picture in {split}/{label}/: fill it or remove the label."
            )
    label_of = np.array(indices, dtype=np.int64)
    one_hot = np.eye(len(labels), dtype=np.float32)[label_of]
    return Split(tuple(files), np.stack(crops)[..., np.newaxis], label_of, one_hot, label_of)


def _read_crop(picture: Traversable) -> NDArray[np.uint8] | None:
    if not picture.is_file():
        return None
    try:
        data = picture.read_bytes()
    except zipfile.BadZipFile:  # a damaged member of an otherwise readable zip
        return None
    grey = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
    if grey is None:
        return None
    if grey.shape != (CROP_SIZE, CROP_SIZE):
        grey = cv2.resize(grey, (CROP_SIZE, CROP_SIZE), interpolation=cv2.INTER_AREA)
    return grey.astype(np.uint8, copy=False)
