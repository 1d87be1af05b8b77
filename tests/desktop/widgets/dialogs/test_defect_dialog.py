from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.defect_dialog import DefectDialog


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
