import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop.widgets.colours import colours_for
from desktop.widgets.timeline.bands import Bands, Columns
from desktop.widgets.timeline.chart import Lane
from desktop.widgets.timeline.lane import draw_lane, stacked

NAN = float("nan")


def drawn(happy: float, height: float = 60) -> QImage:
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    lane = Lane(3, QRectF(40, 10, 150, height), selected=True)
    shares = np.tile([1 - happy, happy], (150, 1))
    columns = Columns(np.arange(150.0), ("neutral", "happy"), shares)
    draw_lane(painter, lane, Bands(), columns, QPalette(QColor("white")))
    painter.end()
    return image


def has_ink(image: QImage, area: QRectF) -> bool:
    part = image.copy(area.toRect())
    pixels = (part.pixelColor(x, y) for x in range(part.width()) for y in range(part.height()))
    return any(pixel.lightness() < 100 for pixel in pixels)


@pytest.mark.usefixtures("qapp")
def test_bands_lie_in_the_lane_with_neutral_below() -> None:
    image = drawn(happy=0.5)
    colours = colours_for(("happy", "neutral"))
    assert image.pixelColor(100, 20) == colours["happy"]
    assert image.pixelColor(100, 60) == colours["neutral"]
    assert has_ink(image, QRectF(0, 10, 38, 60)), "its number"


@pytest.mark.parametrize(("happy", "height", "named"), [(0.5, 60, True), (0.05, 60, False)])
def test_thick_bands_are_named_at_their_end(
    qapp: QApplication, happy: float, height: float, named: bool
) -> None:
    assert qapp is not None
    top = QRectF(206, 10, 90, height * 0.4)
    assert has_ink(drawn(happy, height), top) is named


@pytest.mark.usefixtures("qapp")
def test_who_is_away_has_an_empty_lane_without_names() -> None:
    image = drawn(happy=NAN)
    assert image.pixelColor(100, 20) == image.pixelColor(100, 60)
    assert not has_ink(image, QRectF(192, 0, 108, 80))


def test_neutral_lies_lowest_and_the_rest_in_the_models_order() -> None:
    assert stacked(("angry", "neutral", "sad")) == ("neutral", "angry", "sad")
    assert stacked(("a", "b")) == ("a", "b")
