"""Mistakes that a model is most sure of, as a picture."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.evaluation.evaluation import Evaluation

ROWS, COLUMNS = 4, 6

WARNING = "Pictures of people from the dataset: not to be published."


def worst_mistakes(scores: NDArray[np.float32], split: Split) -> NDArray[np.int64]:
    """Return the faces that were given another name than the majority's, the worst first.

    Those come first whose top score lies furthest above the share that their targets give to that
    expression.

    Args:
        scores: float32 ``[N, K]`` for the faces of ``split``.
        split: The faces; those without a majority count as no mistakes.

    Returns:
        Their indices, int64 ``[M]``.
    """
    named = scores.argmax(axis=1)
    faces = np.arange(len(split))
    excess = scores[faces, named] - split.targets[faces, named]
    wrong = np.flatnonzero((split.majority >= 0) & (named != split.majority))
    order: NDArray[np.int64] = wrong[np.argsort(-excess[wrong], kind="stable")]
    return order


def draw_mistakes(evaluation: Evaluation) -> Figure:
    """Draw the worst mistakes as a grid; each says what was named and what it should have been."""
    worst = worst_mistakes(evaluation.scores, evaluation.split)[: ROWS * COLUMNS]
    figure = Figure(figsize=(1.7 * COLUMNS, 2.15 * ROWS), layout="constrained")
    figure.suptitle(WARNING if len(worst) else "No mistakes.", fontsize="medium")
    for place, axes in enumerate(figure.subplots(ROWS, COLUMNS).flat):
        axes.axis("off")
        if place < len(worst):
            _draw(axes, evaluation, int(worst[place]))
    return figure


def _draw(axes: Axes, evaluation: Evaluation, face: int) -> None:
    split, labels = evaluation.split, tuple(evaluation.report.expressions)
    row, true = evaluation.scores[face], int(split.majority[face])
    crop = split.crops[face]
    axes.imshow(crop if crop.shape[2] == 3 else crop[..., 0], cmap="gray", vmin=0, vmax=255)
    named = f"{labels[int(row.argmax())]} {row.max():.2f}"
    axes.set_title(f"model: {named}\n{_truth(split, labels, face, true)}", fontsize="small")


def _truth(split: Split, labels: tuple[str, ...], face: int, true: int) -> str:
    if not split.voters.any():
        return f"label: {labels[true]}"
    return f"voters: {labels[true]} {split.targets[face, true]:.2f}"
