"""Evaluate a model on a split of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.label_mapping import relabelled
from trainer.errors import DatasetError
from trainer.evaluation import estimates, reliability
from trainer.evaluation.report import Faces, Report, SplitName, Subject
from trainer.evaluation.trained_model import Scorer


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a model says of faces, and what is found by it.

    Attributes:
        split: The faces, with the model's labels.
        scores: float32 ``[N, K]``.
        report: The figures.
    """

    split: Split
    scores: NDArray[np.float32]
    report: Report


def evaluate(scorer: Scorer, dataset: Dataset, name: SplitName) -> Evaluation:
    """Score a split of ``dataset`` and find every figure with its interval.

    Args:
        scorer: The model.
        dataset: As crops that the model takes; read as a whole where ``name`` is ``all``.
        name: Of the split.

    Raises:
        DatasetError: The dataset has no such split, or other labels than the model.
    """
    labels = scorer.metadata.labels
    split, left_out = relabelled(_part(dataset, name), dataset, labels)
    scores = scorer.score(split.crops)
    report = Report(
        subject=_subject(scorer),
        faces=_faces(scorer, dataset, name, split, left_out),
        figures=estimates.figures(split, scores),
        expressions=estimates.expressions(labels, split, scores),
        confusion=estimates.confusion(split, scores),
        bins=estimates.bins(split, scores),
    )
    return Evaluation(split, scores, report)


def _part(dataset: Dataset, name: SplitName) -> Split:
    parts = {"train": dataset.training, "validation": dataset.validation}
    part = parts.get(name, dataset.test)
    if part is None:
        raise DatasetError(f"{dataset.name} has no {name} split: give --split validation.")
    return part


def _subject(scorer: Scorer) -> Subject:
    metadata = scorer.metadata
    return Subject(
        name=scorer.name,
        kind=scorer.kind,
        architecture=metadata.training.get("architecture", "unknown"),
        precision=metadata.precision,
        scores_mean=metadata.scores_mean,
        keras_digest=metadata.keras_digest,
        protocol=metadata.training.get("protocol", "not told"),
    )


def _faces(scorer: Scorer, dataset: Dataset, name: SplitName, split: Split, left_out: int) -> Faces:
    return Faces(
        dataset=dataset.name,
        votes=dataset.votes,
        split=name,
        standing=_standing(scorer, dataset, name),
        count=len(split),
        agreed=int((split.majority >= 0).sum()),
        judged=int(reliability.judged(split).sum()),
        left_out=left_out,
        omitted=dataset.omitted,
    )


def _standing(scorer: Scorer, dataset: Dataset, name: SplitName) -> str:
    """Say what a split is worth for a figure of this model."""
    if not scorer.made_with(dataset.name):
        return (
            "another dataset than the model says it was made with, by name: if none of its "
            "pictures is in both, nothing was learnt from it and nothing chosen on it"
        )
    if name in ("train", "all"):
        these = "these very pictures" if name == "train" else "many of these pictures"
        return f"the model learnt from {these}: figures on them say nothing about others"
    if name == "validation":
        return (
            "the model's best epoch and its calibration were chosen on this split, so its figures "
            "flatter the model a little and are no test result"
        )
    return (
        "test split: nothing was learnt from it and nothing chosen on it; to keep it so, choose "
        "nothing by these figures"
    )
