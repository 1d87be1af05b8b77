"""Reading of datasets as a training or a model takes them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from emolens.model.contract import CropFraming
from trainer.data.dataset import Dataset, read_dataset, read_whole
from trainer.data.deduplication import without_near_duplicates
from trainer.data.label_selection import select_labels
from trainer.data.votes import read_votes, with_votes
from trainer.recipe import Recipe

_log = logging.getLogger(__name__)


def read_for_training(
    recipe: Recipe, data: Path, votes: Path | None, labels: Sequence[str] | None
) -> Dataset:
    """Return the dataset at ``data`` as ``recipe`` wants it.

    Args:
        recipe: Says what crops are like, and whether stray votes count.
        data: A folder, zip or csv.
        votes: Table of FER+ votes to learn instead of the labels.
        labels: Those to keep; all where there are none.

    Raises:
        DatasetError: The dataset or its votes cannot be used.
    """
    size, channels = recipe.network.crop, recipe.network.channels

    def without_leaks() -> Dataset:
        return without_near_duplicates(read_dataset(data, labels, size, channels))

    dataset = _read(data, without_leaks, votes, strays=recipe.targets.stray_votes)
    _log.info(_summary(dataset))
    return dataset


def read_for_model(
    crop: CropFraming, data: Path, votes: Path | None, known: Sequence[str]
) -> Dataset:
    """Return the dataset at ``data`` as crops for a model, divided as for its training.

    Where there are votes, faces whose label is not ``known`` to the model are left out, as in a
    training with its labels alone. Other arguments and errors as those of
    :func:`read_for_training`.
    """

    def without_leaks() -> Dataset:
        dataset = without_near_duplicates(read_dataset(data, None, crop.size, crop.channels))
        return select_labels(dataset, known) if votes else dataset

    return _read(data, without_leaks, votes, strays=True)


def read_whole_for_model(
    crop: CropFraming, data: Path, votes: Path | None, known: Sequence[str]
) -> Dataset:
    """Return every picture of the dataset at ``data`` as its test split.

    Arguments and errors as those of :func:`read_for_model`; nothing need be there to train on.
    """

    def whole() -> Dataset:
        dataset = read_whole(data, crop.size, crop.channels)
        return select_labels(dataset, known) if votes else dataset

    return _read(data, whole, votes, strays=True)


def _read(data: Path, read: Callable[[], Dataset], votes: Path | None, *, strays: bool) -> Dataset:
    table = read_votes(votes) if votes else None
    _log.info("Reading %s …", data)
    dataset = read()
    for skipped in dataset.skipped:
        _log.info("skipped %s", skipped)
    return dataset if table is None else with_votes(dataset, table, strays=strays)


def _summary(dataset: Dataset) -> str:
    taken = " (a tenth of train)" if dataset.validation_from == "train" else ""
    left_out = dataset.near_duplicates + dataset.validation_near_duplicates
    tested = f", {len(dataset.test)} to test on" if dataset.test else ""
    return (
        f"{len(dataset.training)} faces to train on, {len(dataset.validation)} to validate on"
        f"{taken}{tested}; {len(dataset.skipped)} unreadable, "
        f"{left_out} left out because a later split has them too; "
        f"labels {', '.join(dataset.labels)}"
    )
