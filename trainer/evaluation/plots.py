"""Plots of a report: the confusion matrix and the reliability diagram."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from trainer.evaluation.report import Report
from trainer.reporting.tables import percent

_BLUE, _GREY = "#2f6db3", "#8a8f98"


def draw_confusion(report: Report) -> Figure:
    """Draw each expression's faces as shares of what they were named, with their number."""
    labels = list(report.expressions)
    counts = np.array(report.confusion)
    totals = counts.sum(axis=1, keepdims=True)
    shares = counts / np.maximum(totals, 1)
    side = 2 + 0.72 * len(labels)
    figure = Figure(figsize=(side, side), layout="constrained")
    axes = figure.subplots()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    names = [f"{label} ({total:,})" for label, total in zip(labels, totals[:, 0], strict=True)]
    axes.set_xticks(range(len(labels)), labels, rotation=35, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(labels)), names)
    truth = "voters' majority" if report.faces.votes else "label"
    axes.set(xlabel="named by the model", ylabel=f"{truth} (faces)")
    axes.set_title(_title(report), fontsize="medium")
    _number(axes, shares, counts)
    return figure


def draw_reliability(report: Report) -> Figure:
    """Draw the share of agreement against the top score, above how many faces have that score."""
    figure = Figure(figsize=(5.4, 6.6), layout="constrained")
    upper, lower = figure.subplots(2, 1, height_ratios=[4, 1], sharex=True)
    filled = [one for one in report.bins if one.faces]
    upper.plot([0, 1], [0, 1], color=_GREY, linestyle=":", label="scores that mean what they say")
    upper.plot(
        [one.score for one in filled],
        [one.share for one in filled],
        "o-",
        color=_BLUE,
        label="this model",
    )
    share = "share of the votes for it" if report.faces.votes else "share of faces that are it"
    upper.set(xlim=(0, 1), ylim=(0, 1), ylabel=f"mean {share}")
    upper.set_title(_title(report), fontsize="medium")
    upper.legend(loc="upper left")
    upper.grid(alpha=0.3)
    edges = np.linspace(0, 1, len(report.bins) + 1)
    lower.stairs([one.faces for one in report.bins], edges, fill=True, color=_BLUE, alpha=0.6)
    lower.set(xlabel="score of the expression on top", ylabel="faces")
    lower.grid(alpha=0.3)
    error = report.figures.get("calibration_error")
    if error is not None:
        upper.text(0.96, 0.05, f"calibration error {error.value:.3f}", ha="right")
    return figure


def _title(report: Report) -> str:
    subject, faces = report.subject, report.faces
    return f"{subject.architecture} ({subject.name}) on {faces.split} of {faces.dataset}"


def _number(axes: Axes, shares: np.ndarray, counts: np.ndarray) -> None:
    for (row, column), share in np.ndenumerate(shares):
        if not counts[row, column]:
            continue
        axes.text(
            column,
            row,
            f"{percent(share)}\n{counts[row, column]:,}",
            ha="center",
            va="center",
            fontsize="small",
            color="white" if share > 0.55 else "black",
        )
