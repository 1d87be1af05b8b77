import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.widgets.view.scaled_image import ScaledImage
from emolens.readings import Image

pytestmark = pytest.mark.usefixtures("qtbot")


def drawn(image: ScaledImage, width: int, height: int, ratio: float = 1.0) -> np.ndarray:
    """What a screen shows on so many pixels, of which ``ratio`` make a logical one: its green."""
    screen = QImage(width, height, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    image.draw(painter, QRectF(0, 0, width / ratio, height / ratio))
    painter.end()
    return np.array(screen.constBits()).reshape(height, width, 4)[:, :, 1]


def noise(height: int, width: int) -> Image:
    """Black and white pixels in disorder, half of each."""
    bits = np.random.default_rng(0).integers(0, 2, (height, width, 1), np.uint8)
    return np.repeat(255 * bits, 3, axis=2)


@pytest.mark.parametrize("size", [(1200, 1600), (1201, 1607)])
def test_all_pixels_count_where_a_picture_is_shrunk(size: tuple[int, int]) -> None:
    shown = drawn(ScaledImage(noise(*size)), 160, 120)
    assert abs(shown.mean() - 127.5) < 2
    assert shown.std() < 20  # of bilinear drawing alone, 60 and more


def test_no_pixel_is_lost_where_there_is_room_for_all() -> None:
    picture = noise(60, 80)
    image = ScaledImage(picture)
    drawn(image, 10, 8)  # the halves that this takes are not in the way
    np.testing.assert_array_equal(drawn(image, 80, 60), picture[:, :, 1])


def test_on_a_fine_screen_logical_pixels_are_several() -> None:
    picture = noise(60, 80)
    shown = drawn(ScaledImage(picture), 80, 60, ratio=4.0)
    np.testing.assert_array_equal(shown, picture[:, :, 1])


@pytest.mark.parametrize("size", [(1, 900), (900, 1), (1, 1)])
def test_a_line_or_a_point_is_shown(size: tuple[int, int]) -> None:
    white = np.full((*size, 3), 255, np.uint8)
    assert drawn(ScaledImage(white), 2, 2).min() > 250


def test_no_picture_has_no_size(qtbot: QtBot) -> None:  # noqa: ARG001
    assert ScaledImage().size == QSizeF()
    assert ScaledImage(noise(3, 5)).size == QSizeF(5, 3)
