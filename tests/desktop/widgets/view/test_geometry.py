"""Where a frame lies in its view, and how large."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.zoom import Zoom
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


FRAME = QSizeF(100, 50)
VIEW = QRectF(0, 0, 200, 200)


def test_at_first_all_of_the_frame_is_shown() -> None:
    zoom = Zoom()
    assert zoom.fits
    assert zoom.place(FRAME, VIEW) == Letterbox.fit(FRAME, VIEW)


@given(st.floats(1.0, 5.0), st.floats(0.0, 200.0), st.floats(60.0, 140.0), st.floats(0.8, 3.0))
def test_the_point_under_the_pointer_stays(first: float, x: float, y: float, times: float) -> None:
    zoom = Zoom()
    zoom.by(4 * first, QPointF(100, 100), FRAME, VIEW)
    at = QPointF(x, y)
    before = zoom.place(FRAME, VIEW).area
    zoom.by(times, at, FRAME, VIEW)
    after = zoom.place(FRAME, VIEW).area
    assert after.contains(VIEW)
    if times >= 1:
        assert (at.x() - after.x()) / after.width() == pytest.approx(
            (at.x() - before.x()) / before.width()
        )
        assert (at.y() - after.y()) / after.height() == pytest.approx(
            (at.y() - before.y()) / before.height()
        )


@given(st.lists(st.tuples(st.floats(0.1, 10.0), st.floats(0, 200), st.floats(0, 200))))
def test_it_is_never_smaller_than_fits_nor_needlessly_off_the_middle(
    steps: list[tuple[float, float, float]],
) -> None:
    zoom = Zoom()
    for times, x, y in steps:
        zoom.by(times, QPointF(x, y), FRAME, VIEW)
        zoom.move(QPointF(x, -y), FRAME, VIEW)
        area = zoom.place(FRAME, VIEW).area
        assert area.width() >= 200
        assert area.left() < 0.001
        assert area.right() > 199.999
        assert area.height() > 200 or area.center().y() == pytest.approx(100, abs=0.5)


def test_a_pixel_of_the_frame_has_a_largest_size() -> None:
    zoom = Zoom()
    for _ in range(99):
        zoom.by(2, QPointF(100, 100), FRAME, VIEW)
    assert zoom.place(FRAME, VIEW).scale == pytest.approx(16)


def test_moving_ends_at_the_frames_edge() -> None:
    zoom = Zoom()
    zoom.by(4, QPointF(100, 100), FRAME, VIEW)
    zoom.move(QPointF(10, 0), FRAME, VIEW)
    assert zoom.place(FRAME, VIEW).area.left() == pytest.approx(-290)
    zoom.move(QPointF(9999, 9999), FRAME, VIEW)
    placed = zoom.place(FRAME, VIEW)
    assert placed.area.topLeft() == QPointF(0, 0)
    assert placed.seen == VIEW


def test_a_larger_view_leaves_no_gap() -> None:
    zoom = Zoom()
    zoom.by(2, QPointF(0, 100), FRAME, VIEW)
    wide = QRectF(0, 0, 600, 200)
    assert zoom.place(FRAME, wide).area.contains(wide)


def test_it_can_be_fitted_again() -> None:
    zoom = Zoom()
    zoom.by(3, QPointF(10, 10), FRAME, VIEW)
    zoom.fit()
    assert zoom.place(FRAME, VIEW) == Letterbox.fit(FRAME, VIEW)
