"""Values at the cursor of the timeline: in a box, and in words."""

from __future__ import annotations

import numpy as np

from desktop.i18n import clock, tr
from desktop.widgets.scores.percent import percent_text, whole_percents
from desktop.widgets.style.colors import colors_for
from desktop.widgets.timeline.lane import stacked
from desktop.widgets.timeline.value_box import Row
from emolens.results.history import History


def box_of(history: History, track: int, time: float) -> tuple[str, list[Row]]:
    """Return the title and the rows of the box with a track's values at a time in seconds."""
    colors = colors_for(history.labels)
    values = _values(history, track, time).items()
    title = f"#{track} \N{MIDDLE DOT} {clock(time, 1)}"
    return title, [(name, percent, colors[name]) for name, percent in values]


def described(history: History, track: int, time: float) -> str:
    """Return in words what the box says of a track at a time in seconds."""
    values = _values(history, track, time).items()
    shares = ", ".join(f"{name} {percent_text(percent)}" for name, percent in values)
    said = shares or tr("No face")
    return f"#{track}, {clock(time, 1)}: {said}"


def _values(history: History, track: int, time: float) -> dict[str, int]:
    """Return percentages in the order of the bands from the top; none without a face."""
    (shares,) = history.sampled(track, np.array([time]))
    if np.isnan(shares).any():
        return {}
    percents = whole_percents(dict(zip(history.labels, shares, strict=True)))
    return {name: percents[name] for name in reversed(stacked(tuple(percents)))}
