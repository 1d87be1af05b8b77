"""The figures of a report, with their intervals, from scores and faces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.evaluation import confusion_counts as counts
from trainer.evaluation import metrics, reliability
from trainer.evaluation.bootstrap import intervals
from trainer.evaluation.report import Bin, Estimate, Expression


def figures(split: Split, scores: NDArray[np.float32]) -> dict[str, Estimate]:
    """Return the headline figures of :func:`trainer.evaluation.metrics.measure`."""
    bounds = intervals(partial(metrics.headlines, scores, split), len(split))
    return {
        name: Estimate(value, *map(float, bounds[name]))
        for name, value in metrics.measure(scores, split).items()
    }


def expressions(
    labels: Sequence[str], split: Split, scores: NDArray[np.float32]
) -> dict[str, Expression]:
    """Return how each expression fared against the majority."""
    values = metrics.by_expression(scores, split, counts.once(len(split)))
    bounds = intervals(partial(metrics.by_expression, scores, split), len(split))
    return {
        label: Expression(
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
    """Return the bins of the reliability diagram, on the faces that can be judged."""
    enough = reliability.judged(split)
    once = counts.once(int(enough.sum()))
    sums = reliability.bins(scores[enough], split.targets[enough], once)
    rows = zip(sums.faces, sums.scores, sums.shares, strict=True)
    return tuple(
        Bin(int(faces), float(score / faces), float(share / faces)) if faces else Bin(0, None, None)
        for faces, score, share in rows
    )


def _estimate(value: np.float64, bounds: NDArray[np.float64]) -> Estimate | None:
    return None if np.isnan(value) else Estimate(float(value), *map(float, bounds))
