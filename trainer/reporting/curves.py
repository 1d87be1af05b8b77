"""Learning curves: loss and accuracy of a training by epoch."""

from __future__ import annotations

from pathlib import Path

from matplotlib.figure import Figure

from trainer.history import METRICS, EpochRecord, best_epoch
from trainer.recipe_settings import Monitor
from trainer.reporting.writing import write_figure


def draw_curves(history: list[EpochRecord], path: Path, monitor: Monitor = "loss") -> None:
    """Draw loss and accuracy of training and validation by epoch, the best epoch marked.

    Validation's macro recall joins the accuracies where the history has it. ``monitor`` says which
    epoch is the best; see :func:`trainer.history.best_epoch`.

    Raises:
        OutputError: The picture cannot be written.
    """
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    epochs = [record["epoch"] for record in history]
    for axes, name in zip(figure.subplots(1, 2), METRICS, strict=True):
        axes.plot(epochs, [record[name] for record in history], "o--", label="training")
        axes.plot(epochs, [record[f"val_{name}"] for record in history], "s-", label="validation")
        axes.axvline(best_epoch(history, monitor), color="grey", linestyle=":", label="best epoch")
        axes.set(xlabel="epoch", ylabel=name)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.grid(alpha=0.3)
    if all("val_macro_recall" in record for record in history):
        recalls = [record["val_macro_recall"] for record in history]
        axes.plot(epochs, recalls, "^-", alpha=0.7, label="validation, macro recall")
    axes.legend()
    write_figure(path, figure)
