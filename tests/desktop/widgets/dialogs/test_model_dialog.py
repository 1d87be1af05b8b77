from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.model_dialog import ModelDialog, ModelEntry

ENTRIES = [
    ModelEntry(None, "Automatic", "whichever suits"),
    ModelEntry(Path("a.onnx"), "a.onnx", "12.8 MB"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ModelDialog:  # noqa: ARG001
    dialog = ModelDialog(ENTRIES, 0)  # deleted when it is closed
    dialog.show()
    return dialog


def press(dialog: ModelDialog, qtbot: QtBot, text: str) -> None:
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_keyboard_chooses(dialog: ModelDialog, qtbot: QtBot) -> None:
    (models,) = dialog.findChildren(QListWidget)
    assert models.currentRow() == 0
    qtbot.keyClick(models, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(dialog, qtbot, "Use")
    assert chosen.args == [Path("a.onnx")]


def test_any_other_file_can_be_chosen(
    dialog: ModelDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/other.onnx", ""))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(dialog, qtbot, "Other file…")
    assert chosen.args == [Path("/other.onnx")]


def test_thinking_better_of_it_changes_nothing(
    dialog: ModelDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.chosen):
        press(dialog, qtbot, "Other file…")
        press(dialog, qtbot, "Cancel")
