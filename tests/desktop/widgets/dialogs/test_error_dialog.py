from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.error_dialog import trouble_box


def test_its_button_does_what_mends_it(qtbot: QtBot) -> None:
    parent, mended = QWidget(), list[bool]()
    qtbot.addWidget(parent)
    box = trouble_box(parent, "It ended", "Why.", ("Mend it", lambda: mended.append(True)))
    box.open()
    assert (box.text(), box.informativeText()) == ("It ended", "Why.")
    assert box.defaultButton().text() == "Mend it"
    box.defaultButton().click()
    assert mended == [True]


def test_closing_it_does_nothing(qtbot: QtBot) -> None:
    parent, mended = QWidget(), list[bool]()
    qtbot.addWidget(parent)
    box = trouble_box(parent, "It ended", "Why.", ("Mend it", lambda: mended.append(True)))
    box.open()
    box.button(QMessageBox.StandardButton.Close).click()
    assert mended == []
