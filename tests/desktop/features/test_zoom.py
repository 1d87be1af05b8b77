"""The window and how closely its picture is looked at."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.windows import Open, says


def test_keys_zoom_at_the_selected_face(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    view = window.stage.view
    fitted = view.letterbox()
    for key in (*[Qt.Key.Key_Plus] * 9, Qt.Key.Key_Minus):
        qtbot.keyClick(window, key)
    assert view.letterbox().scale > 5 * fitted.scale
    assert view.rect().contains(view.point_of_interest().toPoint())
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert view.letterbox() == fitted


def test_without_a_picture_there_is_nothing_to_zoom(open_window: Open) -> None:
    window = open_window()
    for action in (window.zoom.larger, window.zoom.smaller, window.zoom.fit):
        action.trigger()
    assert window.stage.view.frame_size().isEmpty()
