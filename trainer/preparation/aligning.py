"""Alignment of a whole dataset of crops, written as a dataset that trainings take as it is."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import CropFraming
from trainer.data.dataset import Dataset, Split, read_dataset
from trainer.data.deduplication import without_near_duplicates
from trainer.data.framing import framed
from trainer.data.originals import write_originals
from trainer.errors import DatasetError, OutputError

_LARGEST = 2
"""Sides of a crop that its pictures may be long; larger ones are photographs."""
_LOSSLESS = {".png", ".bmp", ".tif", ".tiff"}
_JPEG = {".jpg", ".jpeg"}


@dataclass(frozen=True)
class Aligned:
    """Outcome of an alignment.

    Attributes:
        crops: How many were written, by split.
        turned: How many of them were framed anew; the others show no face to the detector.
        left_out: Near-duplicates of pictures in a split that measures them.
    """

    crops: dict[str, int]
    turned: int
    left_out: int


def align_dataset(source: Path, target: Path, framing: CropFraming) -> Aligned:
    """Write the dataset at ``source`` with crops framed as the app frames faces, whole or not.

    Near-duplicates between its splits are left out by what the pictures were before.

    Args:
        source: A folder with splits, a zip or a csv.
        target: Folder that receives ``<split>/<label>/<name>``; it must not be there.
        framing: How; with ``aligned``.

    Raises:
        DatasetError: There is no dataset of crops, or ``target`` is there.
        OutputError: Something cannot be written.
    """
    if target.exists():
        raise DatasetError(f"{target} is there already: give another folder.")
    dataset = read_dataset(source, None, framing.size, framing.channels)
    _check_sizes(dataset, source, framing)
    before = without_near_duplicates(dataset)
    after = framed(before, framing)
    part = target.with_name(f"{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        _write(after, part)
        part.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written ({error.strerror}): make room and give the same command."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    turned = sum(
        int((old.crops != after.splits[name].crops).any(axis=(1, 2, 3)).sum())
        for name, old in before.splits.items()
    )
    left_out = before.near_duplicates + before.validation_near_duplicates
    return Aligned({name: len(split) for name, split in after.splits.items()}, turned, left_out)


def _check_sizes(dataset: Dataset, source: Path, framing: CropFraming) -> None:
    large: Counter[bool] = Counter()
    for size, count in dataset.sizes.items():
        large[max(size) > _LARGEST * framing.size] += count
    if large[True] > large[False]:
        raise DatasetError(
            f"{source} has splits already, but most of its pictures are larger than crops of "
            f"{framing.size} pixels: give --size, or a folder of photographs for each expression."
        )


def _write(dataset: Dataset, folder: Path) -> None:
    digests: dict[str, int] = {}
    for name, split in dataset.splits.items():
        for place, original in enumerate(split.picture_digests().tolist()):
            file = f"{name}/{dataset.labels[split.labels[place]]}/{_name(split, place)}"
            _write_picture(np.asarray(split.crops[place]), folder / file)
            digests[file] = original
    write_originals(folder, digests)


def _name(split: Split, place: int) -> str:
    """Return the name of a picture, by which its votes are found."""
    name = split.files[place].rpartition("/")[2]
    return name if Path(name).suffix.lower() in _LOSSLESS | _JPEG else f"{name}.png"


def _write_picture(crop: NDArray[np.uint8], path: Path) -> None:
    picture = cv2.cvtColor(crop, cv2.COLOR_RGB2BGR) if crop.shape[2] == 3 else crop
    quality = [cv2.IMWRITE_JPEG_QUALITY, 100] if path.suffix.lower() in _JPEG else []
    done, data = cv2.imencode(path.suffix.lower(), picture, quality)
    assert done, "OpenCV writes these"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.tobytes())
