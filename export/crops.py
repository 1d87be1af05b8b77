"""Crops to observe ranges and to check parity on: of a dataset, or free ones without one."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.detection.haar import HaarDetector
from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from emolens.sources.images import read_picture
from export.errors import ExportError
from trainer.data.dataset import Dataset, read_dataset
from trainer.data.deduplication import without_near_duplicates, without_shared_people
from trainer.data.framing import framed
from trainer.data.votes import read_votes, with_votes
from trainer.run import Card

_PICTURE = Path(__file__).with_name("astronaut.jpg")


def read_for(card: Card, data: Path, votes: Path | None) -> Dataset:
    """Read a dataset in the form that the model of ``card`` takes, as its training does.

    Raises:
        DatasetError: The dataset or its votes cannot be used.
        ExportError: It has other labels.
    """
    table = read_votes(votes) if votes else None
    crop = card.crop
    dataset = read_dataset(data, card.labels, crop.size, crop.channels, card.group_by)
    if dataset.labels != card.labels:
        raise ExportError(
            f"{data} has the labels {', '.join(dataset.labels)}, the run {', '.join(card.labels)}: "
            "give the dataset that it was trained on."
        )
    dataset = without_near_duplicates(without_shared_people(dataset))
    dataset = dataset if table is None else with_votes(dataset, table, strays=True)
    return framed(dataset, crop)


def spread(crops: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Return up to ``count`` of the crops, spread evenly over them."""
    chosen = np.linspace(0, len(crops) - 1, min(len(crops), count))
    return np.take(crops, chosen.astype(int), axis=0)


def free_crops(rule: CropFraming) -> NDArray[np.uint8]:
    """Return crops that need no dataset.

    They are the face of a picture in the public domain, mirrored, dimmed and blurred too, and
    noise, gradients and flat greys.
    """
    picture = read_picture(_PICTURE)
    face = cut(picture, HaarDetector().detect(picture)[0].box, rule)
    dim, soft = face // 2, cv2.GaussianBlur(face, (5, 5), 0).reshape(face.shape)
    noise = np.random.default_rng(0).integers(0, 256, (8, *face.shape), dtype=np.uint8)
    ramp = np.broadcast_to(
        np.linspace(0, 255, rule.size).astype(np.uint8)[:, None, None], face.shape
    )
    flat = [np.full_like(face, grey) for grey in (0, 128, 255)]
    return np.stack([face, face[:, ::-1], dim, soft, ramp, *flat, *noise])


def striped_crops(rule: CropFraming) -> NDArray[np.uint8]:
    """Return eight crops of stripes, the same to the last bit on every machine."""
    number, row, column = np.ogrid[1:9, : rule.size, : rule.size]
    stripes = (number * (29 + 5 * row) + 3 * column) % 256
    return np.repeat(stripes[..., None].astype(np.uint8), rule.channels, axis=3)
