from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from desktop.widgets.timeline.value_box import draw_values

ROWS = [("sad", 5, QColor("#0000ff")), ("happy", 80, QColor("#ff0000"))]


def drawn(x: float, height: int = 120, rows: Sequence[tuple[str, int, QColor]] = ROWS) -> QImage:
    image = QImage(400, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    draw_values(painter, QPointF(x, height / 2), "#1", rows, QPalette(QColor("white")))
    painter.end()
    return image


def extent(image: QImage, color: str | None = None) -> QRectF:
    """Where there is this colour, or anything."""
    found = QRectF()
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            if name == color or (color is None and name != "#123456"):
                found = found.united(QRectF(x, y, 1, 1))
    return found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("x", "side"), [(30, "right"), (370, "left")])
def test_the_box_lies_beside_the_cursor_within_the_widget(x: float, side: str) -> None:
    box = extent(drawn(x))
    assert (box.left() > x) is (side == "right")
    assert (box.right() < x) is (side == "left")
    assert QRectF(0, 0, 400, 120).contains(box)


@pytest.mark.usefixtures("qapp")
def test_each_expression_has_its_color_and_its_line() -> None:
    image = drawn(30)
    assert extent(image, "#0000ff").bottom() <= extent(image, "#ff0000").top()


@pytest.mark.usefixtures("qapp")
def test_where_room_is_short_the_largest_are_told() -> None:
    image = drawn(30, height=48)
    assert extent(image, "#0000ff").isEmpty()
    assert not extent(image, "#ff0000").isEmpty()


@pytest.mark.usefixtures("qapp")
def test_without_values_it_says_whose_and_when() -> None:
    assert not extent(drawn(30, rows=[])).isEmpty()
