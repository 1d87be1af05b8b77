from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.timeline.view import TimelineView
from desktop.widgets.view.frame_view import FrameView


def test_the_keyboard_brings_a_ring_and_a_click_does_not(qtbot: QtBot) -> None:
    page, button = QWidget(), QPushButton()
    column = QVBoxLayout(page)
    views = [FrameView(), TimelineView()]
    for widget in (button, *views):
        column.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for view in views:
        (ring,) = view.findChildren(FocusRing)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.isVisible()
        assert ring.size() == view.size()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert not ring.isVisible()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        assert not ring.isVisible()
