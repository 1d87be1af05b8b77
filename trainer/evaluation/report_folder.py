"""Folder of an evaluation: the report, and its plots."""

from __future__ import annotations

from pathlib import Path

from trainer.evaluation.evaluation import Evaluation
from trainer.evaluation.mistakes import draw_mistakes
from trainer.evaluation.plots import draw_confusion, draw_reliability
from trainer.evaluation.report_io import NAME, to_json
from trainer.evaluation.report_text import to_markdown
from trainer.history import read_history
from trainer.reporting.curves import draw_curves
from trainer.reporting.writing import make_folder, write_figure, write_text
from trainer.run import Run


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
