"""Draw how loss and accuracy went."""

from __future__ import annotations

from pathlib import Path

from matplotlib.figure import Figure

from trainer.checkpoints import Record, best_epoch


def draw_curves(history: list[Record], path: Path) -> None:
    """Draw loss and accuracy of training and validation by epoch, the best epoch marked."""
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    epochs = [record["epoch"] for record in history]
    for axes, name in zip(figure.subplots(1, 2), ("loss", "accuracy"), strict=True):
        axes.plot(epochs, [record[name] for record in history], "o--", label="training")
        axes.plot(epochs, [record[f"val_{name}"] for record in history], "s-", label="validation")
        axes.axvline(best_epoch(history), color="grey", linestyle=":", label="best epoch")
        axes.set(xlabel="epoch", ylabel=name)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.grid(alpha=0.3)
    axes.legend()
    beside = path.with_name(path.name + ".part")
    figure.savefig(beside, format="png", dpi=120)
    beside.replace(path)
