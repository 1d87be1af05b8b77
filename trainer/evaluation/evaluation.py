"""Evaluation of a model on a split of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.label_mapping import remap_labels
from trainer.errors import DatasetError
from trainer.evaluation import estimates, reliability
from trainer.evaluation.report import EvaluatedFaces, EvaluatedModel, Report, SplitName
from trainer.evaluation.standing import standing
from trainer.evaluation.trained_model import TrainedModel


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Scores of faces, and the report that follows from them.

    Attributes:
        split: The faces, with the model's labels.
        scores: float32 ``[N, K]``.
        report: The metrics.
    """

    split: Split
    scores: NDArray[np.float32]
    report: Report


def evaluate(model: TrainedModel, dataset: Dataset, name: SplitName) -> Evaluation:
    """Score a split of ``dataset`` and compute every metric with its confidence interval.

    Args:
        model: The model.
        dataset: As crops that the model takes; read as a whole where ``name`` is ``all``.
        name: Of the split.

    Raises:
        DatasetError: The dataset has no such split, or other labels than the model.
    """
    labels = model.metadata.labels
    split, left_out = remap_labels(_part(dataset, name), dataset, labels)
    scores = model.predict_all(split.crops)
    report = Report(
        subject=_subject(model),
        faces=_faces(model, dataset, name, split, left_out),
        figures=estimates.headlines(split, scores),
        expressions=estimates.per_class(labels, split, scores),
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


def _subject(model: TrainedModel) -> EvaluatedModel:
    metadata = model.metadata
    return EvaluatedModel(
        name=model.name,
        kind=model.kind,
        architecture=metadata.training.get("architecture", "unknown"),
        precision=metadata.precision,
        scores_mean=metadata.scores_mean,
        keras_digest=metadata.keras_digest,
        protocol=metadata.training.get("protocol", "not told"),
    )


def _faces(
    model: TrainedModel, dataset: Dataset, name: SplitName, split: Split, left_out: int
) -> EvaluatedFaces:
    return EvaluatedFaces(
        dataset=dataset.name,
        votes=dataset.votes,
        split=name,
        standing=standing(model, dataset.name, name, split),
        count=len(split),
        agreed=int((split.majority >= 0).sum()),
        judged=int(reliability.enough_votes(split).sum()),
        left_out=left_out,
        omitted=dataset.omitted,
    )
