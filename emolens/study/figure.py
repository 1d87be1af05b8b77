"""Figure of a study as SVG: for each expression a panel of means with their intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from emolens.plain_text import plain
from emolens.study.bootstrap import MeanInterval
from emolens.study.group_means import Condition

_LABELS, _SCALE, _RIGHT = 220, 400, 40  # pixels: width of names, of the scale, beside it
_LINE, _TOP, _BOTTOM = 18, 26, 30  # pixels: height of a condition, above the first, below the last
_MOST = 60
"""Conditions of a panel; more would be no figure."""
_LONGEST = 30
"""Characters of a name."""
_Point = tuple[float, float]
# Okabe and Ito's colours (Color Universal Design, 2008), told apart with colour blindness.
_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")


def panel(title: str, means: Mapping[Condition, MeanInterval]) -> str:
    """Return the panel of one expression, an element ``svg``: a line for each event and group.

    Args:
        title: What is drawn.
        means: By event and group.
    """
    conditions = list(means)[:_MOST]
    groups = sorted({group for _, group in means})
    height = _TOP + _LINE * len(conditions) + _BOTTOM
    parts = [_text(_LABELS, 16, title, "start", bold=True), *_axis(height)]
    for place, condition in enumerate(conditions):
        color = _COLORS[groups.index(condition[1]) % len(_COLORS)]
        parts += _line(_TOP + _LINE * (place + 0.5), condition, means[condition], color)
    width = _LABELS + _SCALE + _RIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">{"".join(parts)}</svg>'
    )


def _axis(height: float) -> Sequence[str]:
    bottom = height - _BOTTOM + 4
    parts = [_stroke((_x(0), bottom), (_x(1), bottom), "#888")]
    for tenth in range(0, 11, 2):
        x = _x(tenth / 10)
        parts.append(_stroke((x, _TOP), (x, bottom + 4), "#ddd"))
        parts.append(_text(x, bottom + 18, f"{tenth / 10}"))
    return parts


def _line(y: float, condition: Condition, mean: MeanInterval, color: str) -> Sequence[str]:
    name = " · ".join(_short(part) for part in condition if part)
    said = f"{name}: {mean.mean:.3f}, n = {mean.people}"
    parts = [_text(_LABELS - 10, y + 4, name, "end")]
    if not math.isnan(mean.low):
        said = f"{name}: {mean.mean:.3f} [{mean.low:.3f}, {mean.high:.3f}], n = {mean.people}"
        parts.append(_stroke((_x(mean.low), y), (_x(mean.high), y), color, 2))
    parts.append(
        f'<circle cx="{_x(mean.mean):.1f}" cy="{y:.1f}" r="4" fill="{color}">'
        f"<title>{_escaped(said)}</title></circle>"
    )
    return parts


def _x(share: float) -> float:
    return _LABELS + _SCALE * share


def _stroke(begin: _Point, end: _Point, color: str, width: int = 1) -> str:
    (x, y), (to_x, to_y) = begin, end
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{color}" '
        f'stroke-width="{width}"/>'
    )


def _text(x: float, y: float, text: str, anchor: str = "middle", *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12"{weight}>'
        f"{_escaped(text)}</text>"
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _escaped(text: str) -> str:
    return escape(plain(text))
