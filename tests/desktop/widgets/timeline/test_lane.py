import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop.widgets.style.colors import colors_for
from desktop.widgets.timeline.chart import Lane
from desktop.widgets.timeline.lane import LanePainter, stacked
from emolens.results.history import History
from tests.fakes import EXPRESSIONS, make_reading


def read(happy: float, begin: float) -> History:
    """Track 3 for 15 seconds, as happy as said and else neutral."""
    history = History()
    scores = [{"happy": happy, "neutral": 1 - happy}.get(name, 0.0) for name in EXPRESSIONS]
    for tenth in range(151):
        reading = make_reading(track=3, scores=scores)
        history.add(dataclasses.replace(reading, time=begin + tenth / 10))
    return history


def drawn(history: History, height: float = 60) -> QImage:
    """Its lane from second 0 to 15."""
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    lane = Lane(3, QRectF(40, 10, 150, height), selected=True)
    times = (np.arange(150) + 0.5) / 10
    LanePainter().draw(painter, [lane], times, history, QPalette(QColor("white")))
    painter.end()
    return image


def has_ink(image: QImage, area: QRectF) -> bool:
    part = image.copy(area.toRect())
    pixels = (part.pixelColor(x, y) for x in range(part.width()) for y in range(part.height()))
    return any(pixel.lightness() < 100 for pixel in pixels)


@pytest.mark.usefixtures("qapp")
def test_bands_lie_in_the_lane_with_neutral_below() -> None:
    image = drawn(read(happy=0.5, begin=0))
    colors = colors_for(("happy", "neutral"))
    assert image.pixelColor(100, 20) == colors["happy"]
    assert image.pixelColor(100, 60) == colors["neutral"]
    assert has_ink(image, QRectF(0, 10, 38, 60)), "its number"


@pytest.mark.parametrize(("happy", "height", "named"), [(0.5, 60, True), (0.05, 60, False)])
def test_thick_bands_are_named_at_their_end(
    qapp: QApplication, happy: float, height: float, named: bool
) -> None:
    assert qapp is not None
    top = QRectF(206, 10, 90, height * 0.4)
    assert has_ink(drawn(read(happy, begin=0), height), top) is named


@pytest.mark.usefixtures("qapp")
def test_who_is_away_has_an_empty_lane_without_names() -> None:
    image = drawn(read(happy=0.5, begin=-20))
    assert image.pixelColor(100, 20) == image.pixelColor(100, 60)
    assert not has_ink(image, QRectF(192, 0, 108, 80))


def test_neutral_lies_lowest_and_the_rest_in_the_models_order() -> None:
    assert stacked(("angry", "neutral", "sad")) == ("neutral", "angry", "sad")
    assert stacked(("a", "b")) == ("a", "b")
