"""How figures are called, written and explained, wherever people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.evaluation.report import Estimate, Faces


@dataclass(frozen=True)
class Term:
    """A figure in words.

    Attributes:
        name: What it is called.
        meaning: What it is.
        share: Whether it is a share of something, written as a percentage.
    """

    name: str
    meaning: str
    share: bool

    def write(self, value: float) -> str:
        """Return a value of this figure as text."""
        return percent(value) if self.share else f"{value:.3f}"


VOTED = {
    "agreement": Term(
        "agreement with the voters",
        "of the faces on which one expression has more than half of the votes that were cast for "
        "any of them, and more than each other answer, the share that the model gives it to",
        share=True,
    ),
    "macro_recall": Term(
        "macro recall",
        "the share of those faces that is found, for each expression, averaged over the "
        "expressions: rare ones count as much as common ones",
        share=True,
    ),
    "macro_f1": Term(
        "macro F1",
        "the harmonic mean of precision and recall, averaged likewise",
        share=True,
    ),
    "calibration_error": Term(
        "calibration error",
        "how far the top score is from the share of the voters who name that expression: over 15 "
        "equal bins of the top score, the mean distance in a bin, weighted by its faces; on faces "
        "with five votes or more",
        share=False,
    ),
    "cross_entropy": Term(
        "cross-entropy",
        "of the scores against the voters' shares, on all faces, in nats; lower is better",
        share=False,
    ),
    "accuracy": Term(
        "accuracy on the labels",
        "the share of all faces that the model gives the dataset's own label to, which the voters "
        "often contradict",
        share=True,
    ),
}
"""Headline figures where there are votes, the most telling first."""

LABELLED = {
    "accuracy": Term(
        "accuracy", "the share of faces that the model gives the dataset's label to", share=True
    ),
    "macro_recall": Term(
        "macro recall",
        "the share of the faces that is found, for each label, averaged over the labels: rare ones "
        "count as much as common ones",
        share=True,
    ),
    "macro_f1": VOTED["macro_f1"],
    "calibration_error": Term(
        "calibration error",
        "how far the top score is from the share of faces that it is right about: over 15 equal "
        "bins of the top score, the mean distance in a bin, weighted by its faces",
        share=False,
    ),
    "cross_entropy": Term(
        "cross-entropy", "of the scores against the labels, in nats; lower is better", share=False
    ),
}
"""Headline figures where the labels are the truth."""


def terms(faces: Faces) -> dict[str, Term]:
    """Return the headline figures that say something about these faces."""
    return VOTED if faces.votes else LABELLED


def percent(value: float) -> str:
    """Return a share as text, ``0.869`` as ``86.9 %``."""
    return f"{100 * value:.1f} %"


def interval(term: Term, estimate: Estimate) -> str:
    """Return the interval of a figure as text."""
    low, high = term.write(estimate.low), term.write(estimate.high)
    return f"{low.removesuffix(' %')} to {high}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, names: int = 1) -> str:
    """Return a Markdown table that reads well as plain text too.

    Args:
        header: Names of the columns.
        rows: As many cells each.
        names: How many columns are words, set to the left; the others are figures, to the right.
    """
    cells = [list(header), *map(list, rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_aligned(row, widths, names) for row in cells]
    rule = ["-" * width for width in widths[:names]]
    rule += ["-" * (width - 1) + ":" for width in widths[names:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def _aligned(row: Sequence[str], widths: Sequence[int], names: int) -> list[str]:
    return [
        cell.ljust(width) if place < names else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
