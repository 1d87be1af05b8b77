from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.widgets.view.folder_position import FolderPosition


def test_it_says_where_and_goes_on(qtbot: QtBot) -> None:
    previous, following = QAction("Previous"), QAction("Next")
    place = FolderPosition(previous, following)
    qtbot.addWidget(place)
    place.show_place(3, 41)
    assert [label.text() for label in place.findChildren(QLabel)] == ["3 of 41"]
    for button, action in zip(place.findChildren(QToolButton), (previous, following), strict=True):
        with qtbot.waitSignal(action.triggered):
            button.click()
