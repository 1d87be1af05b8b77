"""Folder of an evaluation: the report, and its plots."""

from __future__ import annotations

from pathlib import Path

from trainer.errors import OutputError, RunError
from trainer.evaluation.evaluation import Evaluation
from trainer.evaluation.mistakes import draw_mistakes
from trainer.evaluation.plots import draw_confusion, draw_reliability
from trainer.evaluation.report_io import NAME, read_report, to_json
from trainer.evaluation.report_text import to_markdown
from trainer.history import read_history
from trainer.reporting.curves import draw_curves
from trainer.reporting.writing import make_folder, write_figure, write_text
from trainer.run import Run


def refuse_to_replace(folder: Path, model: str, data: Path, votes: Path | None) -> None:
    """Refuse a folder with the report of another model, or on other pictures, for it would be lost.

    Raises:
        OutputError: It holds one.
    """
    try:
        report = read_report(folder)
    except RunError:  # none, or one that is damaged
        return
    found = (report.subject.name, report.faces.dataset, report.faces.votes)
    if found != (model, data.name, votes.name if votes else None):
        raise OutputError(
            f"{folder} holds the evaluation of {report.subject.name} on {report.faces.dataset}, "
            "with other pictures or votes or of another model: give another folder with -o."
        )


def begin(folder: Path, run: Run | None) -> None:
    """Make the folder and draw the curves of the run's training, if a run is evaluated.

    Both can fail, and are better done before all faces are scored.

    Raises:
        OutputError: The folder cannot be made or written to.
        RunError: The run's history is missing or damaged.
    """
    make_folder(folder)
    if run is not None:
        draw_curves(read_history(run), folder / "curves.png")


def finish(folder: Path, evaluation: Evaluation) -> None:
    """Write the other pictures, ``report.md`` and, last, ``report.json``.

    Raises:
        OutputError: Something cannot be written.
    """
    report = evaluation.report
    write_figure(folder / "confusion.png", draw_confusion(report))
    write_figure(folder / "reliability.png", draw_reliability(report))
    write_figure(folder / "mistakes.png", draw_mistakes(evaluation))
    write_text(folder / "report.md", to_markdown(report))
    write_text(folder / NAME, to_json(report))
