"""Comparison of runs beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.evaluation.report import Report
from trainer.evaluation.report_io import own_reports
from trainer.evaluation.terms import VOTED, interval
from trainer.reporting.tables import table
from trainer.run import Card, Run

_COLUMNS = ("agreement", "macro_recall", "calibration_error", "accuracy")


def comparison(run: Run, reports: Sequence[Report], others: Sequence[Run]) -> str:
    """Return a section with a table of runs, measured on validation.

    Evaluations with votes are preferred, since they have intervals and measure runs alike that
    learnt from votes and from labels; without one, the figures are those of the run's card.

    Args:
        run: The run that the model card is about.
        reports: Of its evaluations.
        others: Runs to compare it with, by the evaluations in their own folders.

    Raises:
        RunError: A run or its evaluation cannot be read.
    """
    header = ("run", "architecture", "learnt from", *(VOTED[name].name for name in _COLUMNS))
    cards = [other.read_card() for other in others]
    rows = [
        _row("this model", run.read_card(), reports),
        *(
            _row(other.folder.resolve().name, card, own_reports(other, card))
            for other, card in zip(others, cards, strict=True)
        ),
    ]
    return "\n\n".join(
        [
            "### Beside other runs",
            "Each on the validation split of the data that it was trained with, on the faces of "
            "the labels that it learnt; its best epoch was chosen there. One training each: small "
            "differences may be chance.",
            table(header, rows, names=3),
        ]
    )


def _row(name: str, card: Card, reports: Sequence[Report]) -> list[str]:
    measured = [one for one in reports if one.faces.votes and one.faces.split == "validation"]
    cells = _of_report(measured[0]) if measured else _of_card(card)
    figures = [cells.get(name, "not measured") for name in _COLUMNS]
    return [name, card.architecture, card.scores_mean, *figures]


def _of_report(report: Report) -> dict[str, str]:
    return {
        name: f"{term.write(report.figures[name].value)} ({interval(term, report.figures[name])})"
        for name, term in VOTED.items()
        if name in report.figures
    }


def _of_card(card: Card) -> dict[str, str]:
    # Without votes, all but the accuracy was measured against something else than above.
    names = VOTED if card.scores_mean == "votes" else ("accuracy",)
    return {
        name: VOTED[name].write(card.metrics[f"validation_{name}"])
        for name in names
        if f"validation_{name}" in card.metrics
    }
