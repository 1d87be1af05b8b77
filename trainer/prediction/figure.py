"""Figure of pictures with their predictions."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from emolens.readings import AnalysedFrame, Reading
from trainer.errors import OutputError
from trainer.prediction.predictor import in_order, is_whole

MOST_ROWS = 60
"""What a PNG of this resolution can still hold."""

_ROW_HEIGHT = 2.4
_BLUE, _GREY, _YELLOW = "#2f6db3", "#8a8f98", "#ffb000"

Named = tuple[str, AnalysedFrame]
"""What a picture is called, and what was read in it."""


def draw_predictions(pictures: Sequence[Named]) -> Figure:
    """Draw a row for each face: the picture with its box, beside bars of its scores.

    Raises:
        OutputError: There are more faces than one figure can show.
    """
    rows = [(name, analysed, one) for name, analysed in pictures for one in _rows(analysed)]
    if len(rows) > MOST_ROWS:
        raise OutputError(
            f"{len(rows)} faces are too many for one figure: give fewer pictures, for up to "
            f"{MOST_ROWS} faces at a time."
        )
    figure = Figure(figsize=(7, _ROW_HEIGHT * len(rows)), layout="constrained")
    grid = figure.subplots(len(rows), 2, squeeze=False, width_ratios=[1, 1.2])
    for (left, right), (name, analysed, reading) in zip(grid, rows, strict=True):
        _draw_picture(left, analysed, reading)
        left.set_title(name, fontsize="small", loc="left")
        _draw_scores(right, reading)
    return figure


def _rows(analysed: AnalysedFrame) -> Sequence[Reading | None]:
    """Return the readings; a picture without any has a row too."""
    return analysed.readings or (None,)


def _draw_picture(axes: Axes, analysed: AnalysedFrame, reading: Reading | None) -> None:
    axes.imshow(cv2.cvtColor(analysed.frame.image, cv2.COLOR_BGR2RGB))
    axes.axis("off")
    if reading is None or is_whole(reading, analysed):
        return
    box = reading.face.box
    frame = Rectangle(
        (box.x, box.y), box.width, box.height, fill=False, edgecolor=_YELLOW, linewidth=2
    )
    axes.add_patch(frame)


def _draw_scores(axes: Axes, reading: Reading | None) -> None:
    if reading is None:
        axes.axis("off")
        axes.text(0, 0.5, "no face found", va="center")
        return
    labels, scores = zip(*in_order(reading)[::-1], strict=True)
    bars = axes.barh(labels, scores, color=_GREY if reading.uncertain else _BLUE)
    axes.bar_label(bars, fmt="%.2f", padding=3, fontsize="small")
    axes.set_xlim(0, 1.12)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0, labelsize="small")
    if reading.uncertain:
        axes.set_title("uncertain", fontsize="small", loc="left", color=_GREY)
