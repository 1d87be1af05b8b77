import threading

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from desktop.widgets.view.painted_frame import painted_frame
from desktop.widgets.view.qimage import frame_of
from emolens.readings import Box, Image
from tests.fakes import make_analysed, make_reading

pytestmark = pytest.mark.usefixtures("qapp")


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
