"""Draw how a training went."""

from __future__ import annotations

import json
from pathlib import Path

from matplotlib.figure import Figure

from trainer.errors import RunError
from trainer.reporting.writing import write_figure
from trainer.run import Run
from trainer.training.checkpoints import Record, best_epoch

_FIGURES = ("loss", "accuracy")


def read_history(run: Run) -> list[Record]:
    """Return the history of a run's training, a record for each epoch.

    Raises:
        RunError: It is missing or damaged.
    """
    names = ("epoch", *_FIGURES, *(f"val_{name}" for name in _FIGURES))
    try:
        history = json.loads(run.history.read_text(encoding="utf-8"))
        if not history:
            raise ValueError("it has no epochs")
        return [{**record, **{name: float(record[name]) for name in names}} for record in history]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RunError(
            f"{run.history} is missing or damaged ({error}): train the run again."
        ) from error


def draw_curves(history: list[Record], path: Path) -> None:
    """Draw loss and accuracy of training and validation by epoch, the best epoch marked.

    Validation's macro recall joins the accuracies where the history has it.

    Raises:
        OutputError: The picture cannot be written.
    """
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    epochs = [record["epoch"] for record in history]
    for axes, name in zip(figure.subplots(1, 2), _FIGURES, strict=True):
        axes.plot(epochs, [record[name] for record in history], "o--", label="training")
        axes.plot(epochs, [record[f"val_{name}"] for record in history], "s-", label="validation")
        axes.axvline(best_epoch(history), color="grey", linestyle=":", label="best epoch")
        axes.set(xlabel="epoch", ylabel=name)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.grid(alpha=0.3)
    if all("val_macro_recall" in record for record in history):
        recalls = [record["val_macro_recall"] for record in history]
        axes.plot(epochs, recalls, "^-", alpha=0.7, label="validation, macro recall")
    axes.legend()
    write_figure(path, figure)
