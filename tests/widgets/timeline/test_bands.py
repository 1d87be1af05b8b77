import numpy as np
from PySide6.QtGui import QColor

from desktop.widgets.timeline.bands import paint_bands

RED, BLUE, GREEN = QColor("#ff0000"), QColor("#0000ff"), QColor("#00ff00")
NAN = float("nan")


def test_bands_lie_on_one_another_as_high_as_their_shares() -> None:
    shares = np.array([[0.5, 0.3, 0.2], [0.0, 0.0, 1.0]])
    image = paint_bands(shares, [RED, BLUE, GREEN], 100)
    column = [image.pixelColor(0, y).name() for y in range(100)]
    assert (image.width(), image.height()) == (2, 100)
    assert column[99] == column[51] == RED.name()
    assert column[48] == column[21] == BLUE.name()
    assert column[18] == column[0] == GREEN.name()
    assert {image.pixelColor(1, y).name() for y in range(100)} == {GREEN.name()}


def test_an_edge_between_pixels_is_mixed() -> None:
    image = paint_bands(np.array([[0.5, 0.5]]), [RED, BLUE], 3)
    edge = image.pixelColor(0, 1)
    assert 60 < edge.red() < 200
    assert 60 < edge.blue() < 200


def test_where_there_was_no_face_nothing_is_painted() -> None:
    image = paint_bands(np.array([[0.5, 0.5], [NAN, NAN]]), [RED, BLUE], 10)
    assert {image.pixelColor(1, y).alpha() for y in range(10)} == {0}
    assert {image.pixelColor(0, y).alpha() for y in range(10)} == {255}
