"""Images: between arrays and Qt, scaled, and painted with their faces."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.widgets.view.painted_frame import painted_frame
from desktop.widgets.view.qimage import frame_of, translucent
from desktop.widgets.view.scaled_image import ScaledImage
from emolens.readings import Box, Image
from tests.fakes import make_analysed, make_reading

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_array_becomes_a_picture_of_its_own() -> None:
    pixels = np.zeros((3, 8, 4), np.uint8)
    pixels[1, 2] = (10, 20, 40, 255)
    image = translucent(pixels[:, 1:6])  # its rows do not lie one after the other
    pixels[:] = 0
    assert (image.width(), image.height()) == (5, 3)
    assert image.pixelColor(1, 1).getRgb() == (40, 20, 10, 255)
    assert image.pixelColor(0, 0).alpha() == 0


def image(height: int, width: int) -> Image:
    return np.full((height, width, 3), (200, 100, 50), np.uint8)


def test_without_faces_it_is_the_frame() -> None:
    frame = image(61, 83)
    np.testing.assert_array_equal(frame_of(painted_frame(make_analysed(image=frame))), frame)


@pytest.mark.parametrize("scale", [1, 3])
def test_a_face_has_its_box_and_label_and_the_frame_itself_stays(scale: int) -> None:
    frame = image(720 * scale, 960 * scale)
    box = Box(*(scale * side for side in (300, 200, 200, 200)))
    painted = frame_of(painted_frame(make_analysed(make_reading(box), image=frame)))
    assert painted.shape == frame.shape
    changed = (painted != (200, 100, 50)).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert rows.min() == pytest.approx(scale * 178, abs=12 * scale)
    assert rows.max() == pytest.approx(scale * 401, abs=4 * scale)
    assert columns.min() == pytest.approx(scale * 298, abs=4 * scale)
    assert not changed[scale * 260 : scale * 380, scale * 320 : scale * 480].any()
    assert (frame == (200, 100, 50)).all()


def test_any_thread_may_paint() -> None:
    assert QGuiApplication.instance() is not None
    painted: list[Image] = []
    frame = make_analysed(make_reading(Box(10, 30, 40, 25)), image=image(61, 83))
    thread = threading.Thread(target=lambda: painted.append(frame_of(painted_frame(frame))))
    thread.start()
    thread.join()
    np.testing.assert_array_equal(painted[0], frame_of(painted_frame(frame)))


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
