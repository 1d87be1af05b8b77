"""Figures of a study: for each expression a panel of means with their intervals."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from emolens.atomic_write import atomic_write, atomic_write_text
from emolens.results.errors import unwritable
from emolens.study.bootstrap import MeanInterval
from emolens.study.drawing import Drawing, DrawnDot, DrawnLine, DrawnText
from emolens.study.group_means import Condition, group_means
from emolens.study.summary import SummaryRow

_LABELS, _SCALE, _RIGHT = 220, 400, 40  # pixels: width of names, of the scale, beside it
_LINE, _TOP, _BOTTOM = 18, 26, 30  # pixels: height of a condition, above the first, below the last
_MOST = 60
"""Conditions of a panel; more would be no figure."""
_LONGEST = 30
"""Characters of a name."""
_Shapes = Sequence[DrawnLine | DrawnDot | DrawnText]
# Okabe and Ito's colours (Color Universal Design, 2008), told apart with colour blindness.
_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")


def figures_of(
    rows: Iterable[SummaryRow], expressions: Sequence[str]
) -> Iterator[tuple[str, Drawing]]:
    """Yield the expressions of which there are values, each with its panel.

    Args:
        rows: Of a summary.
        expressions: In their order.
    """
    for name, means in group_means(rows, expressions).items():
        if means:
            yield name, panel(name, means)


def write_figures(folder: Path, rows: Iterable[SummaryRow], expressions: Sequence[str]) -> int:
    """Write the figures into a folder, each as SVG and as PNG; return how many there are.

    Args:
        folder: Where to, as ``figure_1_happy.svg`` and the like; it is made if it is not there,
            and files of these names are replaced.
        rows: As for :func:`figures_of`, and so is the other.
        expressions: Likewise.

    Raises:
        ResultError: They cannot be written.
    """
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, figure in figures_of(rows, expressions):
            count += 1
            path = folder / "_".join(("figure", str(count), re.sub(r"\W+", "_", name)[:_LONGEST]))
            atomic_write_text(path.with_suffix(".svg"), figure.to_svg(), mode=0o600)
            with atomic_write(path.with_suffix(".png"), mode=0o600) as part:
                part.write_bytes(figure.to_png())
    except OSError as error:
        raise unwritable(folder, error) from error
    return count


def panel(title: str, means: Mapping[Condition, MeanInterval]) -> Drawing:
    """Return the panel of one expression: a line for each event and group.

    Args:
        title: What is drawn.
        means: By event and group.
    """
    conditions = list(means)[:_MOST]
    groups = sorted({group for _, group in means})
    height = _TOP + _LINE * len(conditions) + _BOTTOM
    shapes = [DrawnText((_LABELS, 16), _short(title), "start", bold=True), *_axis(height)]
    for place, condition in enumerate(conditions):
        color = _COLORS[groups.index(condition[1]) % len(_COLORS)]
        shapes += _line(_TOP + _LINE * (place + 0.5), condition, means[condition], color)
    return Drawing(_LABELS + _SCALE + _RIGHT, height, shapes)


def _axis(height: float) -> _Shapes:
    bottom = height - _BOTTOM + 4
    shapes: list[DrawnLine | DrawnDot | DrawnText] = []
    for tenth in range(0, 11, 2):
        x = _x(tenth / 10)
        shapes.append(DrawnLine((x, _TOP), (x, bottom + 4), "#ddd"))
        shapes.append(DrawnText((x, bottom + 18), f"{tenth / 10}"))
    return [*shapes, DrawnLine((_x(0), bottom), (_x(1), bottom), "#888")]


def _line(y: float, condition: Condition, mean: MeanInterval, color: str) -> _Shapes:
    name = " · ".join(_short(part) for part in condition if part)
    said = f"{name}: {mean.mean:.3f}, n = {mean.people}"
    shapes: list[DrawnLine | DrawnDot | DrawnText] = [DrawnText((_LABELS - 10, y + 4), name, "end")]
    if not math.isnan(mean.low):
        said = f"{name}: {mean.mean:.3f} [{mean.low:.3f}, {mean.high:.3f}], n = {mean.people}"
        shapes.append(DrawnLine((_x(mean.low), y), (_x(mean.high), y), color, 2))
    return [*shapes, DrawnDot((_x(mean.mean), y), color, said)]


def _x(share: float) -> float:
    return _LABELS + _SCALE * share


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
