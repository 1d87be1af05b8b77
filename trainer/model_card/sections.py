"""Sections of a model card that are made of metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emolens.model.confusion_metrics import confusion_row
from trainer.evaluation.report import Report
from trainer.evaluation.report_text import (
    INTERVALS,
    confusion_table,
    headline,
    meanings,
    measured_on,
    per_class,
)
from trainer.evaluation.terms import LABELLED, VOTED
from trainer.reporting.tables import percent, table
from trainer.run import Card


def _points(share: float) -> str:
    return f"{100 * share:.1f} points"


_END_TO_END = {
    "end_to_end_found": ("faces found", percent),
    "end_to_end_agreement": ("agreement among those found", percent),
    "end_to_end_lost": ("agreement lost against direct crops", _points),
    "faces_lost": ("faces found that it takes for none", percent),
    "no_faces_refused": ("boxes on no face that it takes for none", percent),
}
"""Shares of the whole path, from a picture through detector and crop rule, in a card's metrics."""


def figures(card: Card, reports: Sequence[Report]) -> str:
    """Return tables of what was measured; without evaluations, what the card says."""
    if not reports:
        return (
            f"{_of_card(card)}\n\nThese come from the training's own record; they have no "
            "intervals, since no evaluation was given."
        )
    explained = dict.fromkeys(meanings(report) for report in reports)
    return "\n\n".join([*map(_of_report, reports), *explained, INTERVALS])


def end_to_end(card: Card) -> str:
    """Return what the whole path makes of faces in larger pictures, where that was measured."""
    rows = [
        (words, written(card.metrics[f"validation_{name}"]))
        for name, (words, written) in _END_TO_END.items()
        if f"validation_{name}" in card.metrics
    ]
    if not rows:
        return ""
    return (
        "### Through the whole app\n\nThe figures above are for the dataset's own crops. When "
        "validation faces are laid into larger pictures, found by the detector and cut out by the "
        f"crop rule:\n\n{table(('figure', 'value'), rows)}"
    )


def failures(reports: Sequence[Report]) -> str:
    """Say which expressions are missed most, and what they are taken for."""
    if not reports:
        return "No evaluation was given that says which expressions are missed."
    report = reports[0]
    found = sorted(
        (one.recall.value, label) for label, one in report.expressions.items() if one.recall
    )
    where = f"On {report.faces.split} of {report.faces.dataset}, the least reliable first:"
    lines = [f"- *{label}*: {_failure(report, label)}" for _, label in found]
    return "\n".join([where, "", *lines])


def _of_report(report: Report) -> str:
    subject = report.subject
    return "\n\n".join(
        [
            f"### {report.faces.split.capitalize()} of {report.faces.dataset} ({subject.kind}, "
            f"{subject.precision})",
            measured_on(report),
            headline(report),
            per_class(report),
            confusion_table(report.expressions, report.confusion),
        ]
    )


def _of_card(card: Card) -> str:
    terms = VOTED if card.scores_mean == "votes" else LABELLED
    rows = [
        (f"{split}: {term.name}", term.write(card.metrics[f"{split}_{name}"]))
        for split in ("validation", "test")
        for name, term in terms.items()
        if f"{split}_{name}" in card.metrics
    ]
    return "\n\n".join([table(("figure", "value"), rows), *_confusions_of_card(card)])


def _confusions_of_card(card: Card) -> Iterator[str]:
    for split in ("validation", "test"):
        rows = [confusion_row(card.metrics, split, label, card.labels) for label in card.labels]
        known = [row for row in rows if row is not None]
        if len(known) == len(rows):
            yield f"Faces of {split}, by what they are and what they were named:"
            yield confusion_table(card.labels, known)


def _failure(report: Report, label: str) -> str:
    labels = list(report.expressions)
    true = labels.index(label)
    row = report.confusion[true]
    found = f"{row[true]:,} of {sum(row):,} found"
    missed, named = max((count, name) for name, count in enumerate(row) if name != true)
    if not missed:
        return f"{found}."
    return f"{found}; {missed:,} taken for *{labels[named]}*, the commonest mistake."
