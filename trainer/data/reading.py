"""Reading of datasets as a training or a model takes them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np

from emolens.model.contract import CropFraming, ModelMetadata
from trainer.data.dataset import Dataset, read_dataset, read_whole
from trainer.data.deduplication import without_near_duplicates, without_shared_people
from trainer.data.framing import framed, framing_of
from trainer.data.label_selection import select_labels
from trainer.data.votes import read_votes, with_votes
from trainer.errors import DatasetError
from trainer.recipe import Recipe

_log = logging.getLogger(__name__)


def read_for_training(
    recipe: Recipe,
    data: Path,
    votes: Path | None,
    labels: Sequence[str] | None,
    group_by: str | None = None,
) -> Dataset:
    """Return the dataset at ``data`` as ``recipe`` wants it.

    Args:
        recipe: Says what crops are like, and whether stray votes count.
        data: A folder, zip or csv.
        votes: Table of FER+ votes to learn instead of the labels.
        labels: Those to keep; all where there are none.
        group_by: Says who its pictures show (:func:`trainer.data.dataset.read_dataset`), so that
            no two splits show the same person.

    Raises:
        DatasetError: The dataset or its votes cannot be used.
    """
    crop = framing_of(recipe)

    def without_leaks() -> Dataset:
        dataset = _read_splits(data, labels, crop, group_by)
        if group_by is not None and dataset.training.people is None:
            raise DatasetError(
                f"{data} says of no picture who it shows by --group-by {group_by!r}: give a "
                "regular expression that finds it in the pictures' paths, or the name of a "
                "table's column."
            )
        return dataset

    dataset = _read(data, without_leaks, votes, strays=recipe.targets.stray_votes)
    _log.info(_summary(dataset))
    return framed(dataset, crop)


def read_for_model(
    model: ModelMetadata, data: Path, votes: Path | None, splits: Collection[str] = ()
) -> Dataset:
    """Return the dataset at ``data`` as crops for a model, divided as for its training.

    Where there are votes, faces whose label the model does not know are left out, as in a training
    with its labels alone. ``splits`` are the names of those whose crops are needed as the model
    has them; all by default. Other arguments and errors as those of :func:`read_for_training`.
    """

    def without_leaks() -> Dataset:
        dataset = _read_splits(data, None, model.crop, model.training.get("group_by"))
        return select_labels(dataset, model.labels) if votes else dataset

    return framed(_read(data, without_leaks, votes, strays=True), model.crop, splits)


def read_whole_for_model(model: ModelMetadata, data: Path, votes: Path | None) -> Dataset:
    """Return every picture of the dataset at ``data`` as its test split.

    Arguments and errors as those of :func:`read_for_model`; nothing need be there to train on.
    """

    def whole() -> Dataset:
        dataset = read_whole(data, model.crop.size, model.crop.channels)
        return select_labels(dataset, model.labels) if votes else dataset

    return framed(_read(data, whole, votes, strays=True), model.crop, ("test",))


def _read_splits(
    data: Path, labels: Sequence[str] | None, crop: CropFraming, group_by: str | None
) -> Dataset:
    """Return the dataset at ``data`` with splits that share neither people nor pictures."""
    dataset = read_dataset(data, labels, crop.size, crop.channels, group_by)
    return without_near_duplicates(without_shared_people(dataset))


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
    left_out += dataset.shared_people
    tested = f", {len(dataset.test)} to test on" if dataset.test else ""
    return (
        f"{len(dataset.training)} faces to train on, {len(dataset.validation)} to validate on"
        f"{taken}{tested}{_people(dataset)}; {len(dataset.skipped)} unreadable, "
        f"{left_out} left out because a later split has them too; "
        f"labels {', '.join(dataset.labels)}"
    )


def _people(dataset: Dataset) -> str:
    counts = (
        f"{len(np.unique(split.people))} people in {name}"
        for name, split in dataset.splits.items()
        if split.people is not None
    )
    return "".join(f", {count}" for count in counts)
