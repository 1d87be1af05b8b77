import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.style.colors import canvas
from desktop.widgets.view.frame_view import FrameView
from emolens.readings import Box, Frame, Reading
from tests.fakes import make_analysed, make_reading

LARGE = make_reading(Box(10, 10, 40, 40))
SMALL = make_reading(Box(60, 20, 10, 10))
LEFT = Qt.MouseButton.LeftButton


class Chosen(list[Reading | None]):
    """What a view has selected so far."""

    def __init__(self, view: FrameView) -> None:
        super().__init__()
        view.selected.connect(self.append)


@pytest.fixture
def view(qtbot: QtBot) -> FrameView:
    """Twice as large as the frames of 80 by 60 pixels."""
    view = FrameView()
    qtbot.addWidget(view)
    view.resize(160, 120)
    return view


def move(view: FrameView, x: int, y: int) -> None:
    point, none = QPointF(x, y), Qt.MouseButton.NoButton
    kind, no_key = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, point, point, none, none, no_key))


def pixel(image: QImage, x: int, y: int) -> QColor:
    return image.pixelColor(x, y)


def test_the_frame_is_painted_upright_in_its_colors_and_letterboxed(view: FrameView) -> None:
    image = np.zeros((60, 80, 3), np.uint8)
    image[:, :40] = (255, 0, 0)  # blue on the left, in BGR
    image[:, 40:] = (0, 0, 255)
    view.resize(160, 200)
    view.show_frame(make_analysed(image=image))
    shown = view.grab().toImage()
    assert pixel(shown, 20, 100).name() == "#0000ff"
    assert pixel(shown, 140, 100).name() == "#ff0000"
    assert pixel(shown, 80, 10).name() == canvas(view.palette()).name()


def test_a_box_is_painted_where_its_face_is(view: FrameView) -> None:
    view.show_frame(make_analysed())
    without = view.grab().toImage()
    view.show_frame(make_analysed(LARGE))
    shown = view.grab().toImage()
    on_edge, inside, outside = (20, 60), (60, 60), (130, 100)
    assert pixel(shown, *on_edge) != pixel(without, *on_edge)
    assert pixel(shown, *inside) == pixel(without, *inside)
    assert pixel(shown, *outside) == pixel(without, *outside)


def test_a_part_of_a_larger_array_is_shown_as_it_is(view: FrameView) -> None:
    padded = np.zeros((60, 100, 3), np.uint8)
    padded[:, :77] = 200
    view.show_frame(make_analysed(image=padded[:, :77]))  # rows are further apart than wide
    assert view.grab().toImage().pixelColor(80, 60).name() == "#c8c8c8"


def test_the_largest_is_selected_and_a_click_selects_another(view: FrameView, qtbot: QtBot) -> None:
    chosen = Chosen(view)
    view.show_frame(make_analysed(LARGE, SMALL))
    qtbot.mouseClick(view, LEFT, pos=QPoint(130, 50))
    qtbot.mouseClick(view, LEFT, pos=QPoint(5, 5))  # beside every face: nothing changes
    assert chosen == [LARGE, SMALL]


def test_of_faces_in_one_another_a_click_selects_the_inner_one(view: FrameView) -> None:
    inner = make_reading(Box(20, 20, 10, 10))
    view.show_frame(make_analysed(LARGE, inner))
    assert view.face_at(QPointF(50, 50)) is inner
    assert view.face_at(QPointF(90, 90)) is LARGE
    assert view.face_at(QPointF(150, 110)) is None


def test_a_choice_follows_its_track_to_the_next_frames(view: FrameView, qtbot: QtBot) -> None:
    near = make_reading(Box(10, 10, 40, 40), track=1)
    far = make_reading(Box(60, 20, 10, 10), track=2)
    view.show_frame(make_analysed(near, far))
    qtbot.mouseClick(view, LEFT, pos=QPoint(130, 50))
    chosen = Chosen(view)
    moved = make_reading(Box(5, 50, 8, 8), track=2)
    view.show_frame(make_analysed(near, moved))
    assert chosen == [moved]


def test_another_source_forgets_the_choice(view: FrameView, qtbot: QtBot) -> None:
    view.show_frame(make_analysed(LARGE, SMALL))
    qtbot.mouseClick(view, LEFT, pos=QPoint(130, 50))
    chosen = Chosen(view)
    view.clear()
    view.show_frame(make_analysed(LARGE, SMALL))
    assert chosen == [None, LARGE]


def test_arrow_keys_go_through_the_faces_from_left_to_right(view: FrameView, qtbot: QtBot) -> None:
    right = make_reading(Box(70, 0, 10, 10))
    view.show_frame(make_analysed(LARGE, right, SMALL))
    chosen = Chosen(view)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert chosen == [SMALL, right, LARGE, right]


def test_other_keys_and_no_faces_change_nothing(view: FrameView, qtbot: QtBot) -> None:
    view.show_frame(make_analysed())
    chosen = Chosen(view)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    view.show_frame(make_analysed(LARGE))
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert chosen == [LARGE]


def test_the_pointer_says_where_a_click_selects(view: FrameView) -> None:
    view.show_frame(make_analysed(LARGE))
    move(view, 60, 60)
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    move(view, 150, 110)
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_view_without_a_frame_has_no_faces(view: FrameView) -> None:
    assert view.face_at(QPointF(10, 10)) is None
    assert not view.grab().isNull()


def test_each_frame_is_told_painted_once(view: FrameView) -> None:
    painted: list[Frame] = []
    view.painted.connect(painted.append)
    first, second = make_analysed(index=0), make_analysed(index=1)
    view.show_frame(first)
    view.grab()
    view.grab()
    view.show_frame(second)
    view.grab()
    assert painted == [first.frame, second.frame]


def test_who_cannot_see_hears_of_every_face(view: FrameView) -> None:
    view.show_frame(make_analysed(LARGE, make_reading(SMALL.face.box, track=2)))
    assert view.accessibleDescription() == "Happy 80\u202f%; Happy 80\u202f%  #2"


def turn_wheel(view: FrameView, x: int, y: int, notches: float = 1) -> None:
    point, none = QPointF(x, y), Qt.MouseButton.NoButton
    turn = QPoint(0, round(120 * notches))
    no_key, no_phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        view, QWheelEvent(point, point, QPoint(), turn, none, no_key, no_phase, False)
    )


def drag(view: FrameView, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    point, no_key = QPointF(end), Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(view, QMouseEvent(kind, point, point, LEFT, LEFT, no_key))
    qtbot.mouseRelease(view, LEFT, pos=end)


def test_the_wheel_zooms_at_the_pointer_and_boxes_follow(view: FrameView) -> None:
    view.show_frame(make_analysed(LARGE))
    before = view.letterbox().of(LARGE.face.box)
    turn_wheel(view, 60, 60, notches=2)
    after = view.letterbox().of(LARGE.face.box)
    assert after.width() > 1.5 * before.width()
    assert after.center().x() == pytest.approx(60, abs=1)
    assert view.face_at(QPointF(60, 60)) is LARGE
    turn_wheel(view, 60, 60, notches=-9)
    assert view.letterbox().of(LARGE.face.box) == before


def test_a_zoomed_frame_is_moved_by_dragging_and_fits_after_a_double_click(
    view: FrameView, qtbot: QtBot
) -> None:
    view.show_frame(make_analysed())
    fitted = view.letterbox()
    drag(view, qtbot, QPoint(80, 60), QPoint(70, 60))
    assert view.letterbox() == fitted
    view.zoom_in()
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    zoomed = view.letterbox().area
    drag(view, qtbot, QPoint(80, 60), QPoint(75, 58))
    assert view.letterbox().area.topLeft() == zoomed.topLeft() + QPointF(-5, -2)
    qtbot.mouseDClick(view, LEFT, pos=QPoint(80, 60))
    assert view.letterbox() == fitted
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_another_source_is_shown_whole(view: FrameView) -> None:
    view.show_frame(make_analysed())
    fitted = view.letterbox()
    view.zoom_in()
    view.clear()
    view.zoom_in()  # there is nothing to zoom
    view.show_frame(make_analysed())
    assert view.letterbox() == fitted


def test_a_mirror_shows_the_other_side_but_upright(view: FrameView, qtbot: QtBot) -> None:
    image = np.zeros((60, 80, 3), np.uint8)
    image[:, :40] = (255, 0, 0)  # blue on the left, in BGR
    image[30:, 40:] = (0, 0, 255)
    view.set_mirrored(True)
    view.show_frame(make_analysed(LARGE, SMALL, image=image))
    shown = view.grab().toImage()
    assert pixel(shown, 155, 5).name() == "#0000ff"
    assert pixel(shown, 5, 5).name() == "#000000"
    assert pixel(shown, 5, 115).name() == "#ff0000"
    assert view.face_at(QPointF(100, 60)) is LARGE
    chosen = Chosen(view)
    qtbot.mouseClick(view, LEFT, pos=QPoint(30, 50))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen == [SMALL, LARGE]


def test_faces_out_of_sight_are_not_painted(view: FrameView) -> None:
    view.show_frame(make_analysed(make_reading(Box(0, 0, 8, 8))))
    turn_wheel(view, 160, 120, notches=6)
    shown = view.grab().toImage()
    assert {pixel(shown, x, 5).name() for x in range(0, 160, 4)} == {"#808080"}
