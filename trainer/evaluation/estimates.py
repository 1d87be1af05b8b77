"""Estimates of a report: metrics with their confidence intervals, from scores and faces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.evaluation import confusion_counts as counts
from trainer.evaluation import metrics, reliability
from trainer.evaluation.bootstrap import intervals
from trainer.evaluation.report import Bin, ClassMetrics, Estimate


def headlines(split: Split, scores: NDArray[np.float32]) -> dict[str, Estimate]:
    """Return the headline metrics of :func:`trainer.evaluation.metrics.measure`."""
    bounds = intervals(partial(metrics.headlines, scores, split), len(split))
    return {
        name: Estimate(value, *map(float, bounds[name]))
        for name, value in metrics.measure(scores, split).items()
    }


def per_class(
    labels: Sequence[str], split: Split, scores: NDArray[np.float32]
) -> dict[str, ClassMetrics]:
    """Return the metrics of each class against the majority."""
    values = metrics.per_class(scores, split, counts.once(len(split)))
    bounds = intervals(partial(metrics.per_class, scores, split), len(split))
    return {
        label: ClassMetrics(
            faces=int((split.majority == index).sum()),
            **{
                name: _estimate(values[name][index], bounds[name][:, index])
                for name in ("precision", "recall", "f1")
            },
        )
        for index, label in enumerate(labels)
    }


def confusion(split: Split, scores: NDArray[np.float32]) -> tuple[tuple[int, ...], ...]:
    """Return how many faces of each majority (rows) were named what (columns)."""
    counted = counts.confusion(scores, split.majority, counts.once(len(split)))
    return tuple(tuple(map(int, row)) for row in counted)


def bins(split: Split, scores: NDArray[np.float32]) -> tuple[Bin, ...]:
    """Return the bins of the reliability diagram, on the faces with enough votes."""
    enough = reliability.enough_votes(split)
    once = counts.once(int(enough.sum()))
    sums = reliability.bins(scores[enough], split.targets[enough], once)
    rows = zip(sums.faces, sums.scores, sums.shares, strict=True)
    return tuple(
        Bin(int(faces), float(score / faces), float(share / faces)) if faces else Bin(0, None, None)
        for faces, score, share in rows
    )


def _estimate(value: np.float64, bounds: NDArray[np.float64]) -> Estimate | None:
    return None if np.isnan(value) else Estimate(float(value), *map(float, bounds))
