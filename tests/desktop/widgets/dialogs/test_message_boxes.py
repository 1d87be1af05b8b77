"""Dialogs that tell of trouble and of defects."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.defect_dialog import DefectDialog
from desktop.widgets.dialogs.error_dialog import warning_box


def test_its_button_does_what_mends_it(qtbot: QtBot) -> None:
    parent, mended = QWidget(), list[bool]()
    qtbot.addWidget(parent)
    box = warning_box(parent, "It ended", "Why.", ("Mend it", lambda: mended.append(True)))
    box.open()
    assert (box.text(), box.informativeText()) == ("It ended", "Why.")
    assert box.defaultButton().text() == "Mend it"
    box.defaultButton().click()
    assert mended == [True]


def test_closing_it_does_nothing(qtbot: QtBot) -> None:
    parent, mended = QWidget(), list[bool]()
    qtbot.addWidget(parent)
    box = warning_box(parent, "It ended", "Why.", ("Mend it", lambda: mended.append(True)))
    box.open()
    box.button(QMessageBox.StandardButton.Close).click()
    assert mended == []


def test_a_fault_is_told_with_the_log_file_and_only_once_at_a_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = DefectDialog(Path("/tmp/emolens.log"), window)
    box.show_fault("ZeroDivisionError: division by zero")
    assert box.isVisible()
    assert "ZeroDivisionError" in box.informativeText()
    assert "/tmp/emolens.log" in box.informativeText()
    box.show_fault("KeyError: 'b'")
    assert "KeyError" not in box.informativeText()
    box.close()
    box.show_fault("KeyError: 'b'")
    assert "KeyError" in box.informativeText()
    box.close()


def test_what_to_send_of_a_fault_is_asked_for_by_a_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = DefectDialog(Path("/tmp/emolens.log"), window)
    box.show_fault("KeyError: 'b'")
    (show,) = [b for b in box.buttons() if b.text() == "Show what to send…"]
    with qtbot.waitSignal(box.report_wanted):
        show.click()
    assert not box.isVisible()
