"""Terms: names and explanations of the headline metrics, wherever people read them."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.evaluation.report import Estimate, EvaluatedFaces
from trainer.reporting.tables import percent


@dataclass(frozen=True)
class Term:
    """A metric in words.

    Attributes:
        name: What it is called.
        meaning: What it is.
        share: Whether it is a share of something, written as a percentage.
    """

    name: str
    meaning: str
    share: bool

    def write(self, value: float) -> str:
        """Return a value of this metric as text."""
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
"""Headline metrics where there are votes, the most telling first."""

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
"""Headline metrics where the labels are the truth."""


def terms(faces: EvaluatedFaces) -> dict[str, Term]:
    """Return the headline metrics that say something about these faces."""
    return VOTED if faces.votes else LABELLED


def interval(term: Term, estimate: Estimate) -> str:
    """Return a confidence interval as text."""
    low, high = term.write(estimate.low), term.write(estimate.high)
    return f"{low.removesuffix(' %')} to {high}"
