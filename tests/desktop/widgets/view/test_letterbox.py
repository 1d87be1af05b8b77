from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.widgets.view.letterbox import Letterbox
from emolens.readings import Box

SIDE = st.integers(16, 4000)


@given(SIDE, SIDE, SIDE, SIDE)
def test_a_frame_fills_the_view_undistorted(fw: int, fh: int, vw: int, vh: int) -> None:
    view = QRectF(0, 0, vw, vh)
    area = Letterbox.fit(QSizeF(fw, fh), view).area
    assert view.contains(area)
    scale = min(vw / fw, vh / fh)
    assert abs(area.width() - max(1, fw * scale)) <= 1
    assert abs(area.height() - max(1, fh * scale)) <= 1
    assert abs(area.center().x() - vw / 2) <= 1
    assert abs(area.center().y() - vh / 2) <= 1


def test_a_box_lies_where_it_is_in_the_frame() -> None:
    letterbox = Letterbox.fit(QSizeF(100, 50), QRectF(0, 0, 200, 200))
    assert letterbox.of(Box(10, 20, 30, 10)) == QRectF(20, 90, 60, 20)


@pytest.mark.parametrize(("x", "hit"), [(21, True), (79, True), (19, False), (81, False)])
def test_a_point_of_the_view_is_found_on_its_box(x: int, hit: bool) -> None:
    letterbox = Letterbox.fit(QSizeF(100, 50), QRectF(0, 0, 200, 200))
    assert letterbox.contains(Box(10, 20, 30, 10), QPointF(x, 100)) is hit


def test_in_a_mirror_left_and_right_are_exchanged() -> None:
    letterbox = replace(Letterbox.fit(QSizeF(100, 50), QRectF(0, 0, 200, 200)), mirrored=True)
    assert letterbox.of(Box(10, 20, 30, 10)) == QRectF(120, 90, 60, 20)
    assert letterbox.contains(Box(0, 0, 10, 50), QPointF(190, 100))
