from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from desktop.widgets.view.evidence_map import draw_evidence, outline
from desktop.widgets.view.letterbox import Letterbox
from emolens.readings import Box, Evidence

AREA = QRectF(0, 0, 120, 120)
FACE = Box(30, 30, 60, 60)


def cells(*places: tuple[int, int], rest: float = 0.0) -> NDArray[np.float32]:
    """Six by six cells, of which some speak for the expression."""
    values = np.full((6, 6), rest, np.float32)
    for place in places:
        values[place] = 5.0
    return values


def drawn(evidence: NDArray[np.float32], mirrored: bool = False, roll: float = 0.0) -> QImage:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 200, 200))
    painter = QPainter(image)
    letterbox = Letterbox(AREA, 1.0, AREA, mirrored)
    draw_evidence(painter, Evidence(FACE, {"happy": evidence}, roll), "happy", letterbox)
    painter.end()
    return image


def shade(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).lightness()


@pytest.mark.usefixtures("qapp")
def test_what_says_little_is_shaded_and_what_speaks_for_it_is_not() -> None:
    image = drawn(cells((1, 1)))
    assert shade(image, 45, 45) == 200  # the middle of the cell
    assert shade(image, 80, 80) < 100
    assert shade(image, 10, 10) == 200  # beside the face


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("mirrored", "x", "y"), [(False, 45, 75), (True, 75, 75)])
def test_it_is_turned_against_the_clock_with_the_face(mirrored: bool, x: int, y: int) -> None:
    image = drawn(cells((1, 1)), mirrored=mirrored, roll=90.0)
    assert shade(image, x, y) == 200
    assert shade(image, x, 120 - y) < 100


@pytest.mark.usefixtures("qapp")
def test_a_mirror_image_has_it_on_the_other_side() -> None:
    image = drawn(cells((1, 1)), mirrored=True)
    assert shade(image, 75, 45) == 200
    assert shade(image, 45, 45) < 100


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("rest", [0.0, -3.0])
def test_where_nothing_speaks_for_it_all_is_shaded(rest: float) -> None:
    image = drawn(cells(rest=rest))
    assert {shade(image, x, x) for x in range(35, 85)} == {80}


def total_within(values: NDArray[np.float32], lines: Sequence[QPolygonF]) -> float:
    height, width = values.shape
    inside = np.array(
        [
            [
                any(
                    p.containsPoint(QPointF(x + 0.5, y + 0.5), Qt.FillRule.OddEvenFill)
                    for p in lines
                )
                for x in range(width)
            ]
            for y in range(height)
        ]
    )
    return float(values[inside].sum() / values.sum())


def test_half_of_it_lies_within_the_outline() -> None:
    y, x = np.mgrid[:40, :40]
    values = np.exp(-((x - 15) ** 2 + (y - 22) ** 2) / 60).astype(np.float32)
    lines = outline(values, QRectF(0, 0, 40, 40))
    assert len(lines) == 1
    assert total_within(values, lines) == pytest.approx(0.5, abs=0.1)


def test_parts_that_lie_apart_have_an_outline_each() -> None:
    values = np.zeros((40, 40), np.float32)
    values[5:12, 5:12] = values[25:32, 25:32] = 1
    assert len(outline(values, QRectF(0, 0, 40, 40))) == 2
    assert outline(np.zeros((40, 40), np.float32), QRectF(0, 0, 40, 40)) == []
