from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.settings.declared import DECLARATIONS, Settings
from desktop.widgets.dialogs.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(Settings(theme="dark"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def named(dialog: SettingsDialog, label: str) -> QWidget:
    (found,) = [w for w in dialog.findChildren(QWidget) if w.accessibleName() == label]
    return found


def test_every_declared_setting_is_there_by_name(dialog: SettingsDialog) -> None:
    for declaration in DECLARATIONS.values():
        if declaration.shown:
            assert named(dialog, declaration.shown.label).isEnabled()


def test_it_shows_what_is_set(dialog: SettingsDialog) -> None:
    theme, mirror, steadiness = (
        named(dialog, name) for name in ("Theme", "Mirror the webcam", "Smoothing")
    )
    assert isinstance(theme, QComboBox)
    assert isinstance(mirror, QCheckBox)
    assert isinstance(steadiness, QSlider)
    assert theme.currentText() == "Dark"
    assert mirror.isChecked()
    assert steadiness.value() == 4
    dialog.show_values(Settings(theme="light", mirror=False, smoothing=3.0))
    assert theme.currentText() == "Light"
    assert not mirror.isChecked()
    assert steadiness.value() == steadiness.maximum()


def test_every_kind_is_changed_by_the_keyboard(dialog: SettingsDialog, qtbot: QtBot) -> None:
    told: dict[str, Any] = {}
    dialog.changed.connect(told.__setitem__)
    qtbot.keyClick(named(dialog, "Theme"), Qt.Key.Key_Up)
    qtbot.keyClick(named(dialog, "Mirror the webcam"), Qt.Key.Key_Space)
    qtbot.keyClick(named(dialog, "Smoothing"), Qt.Key.Key_Right)
    qtbot.keyClick(named(dialog, "Smallest face"), Qt.Key.Key_Right)
    assert told == {"theme": "light", "mirror": False, "smoothing": 1.25, "smallest_face": 40}
    Settings(**told)


def test_showing_is_no_change(dialog: SettingsDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.show_values(Settings(smoothing=0.3, mirror=False, theme="light"))


def test_reset_is_asked_for(dialog: SettingsDialog, qtbot: QtBot) -> None:
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == "Reset all"]
    with qtbot.waitSignal(dialog.reset):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", ["Record", "Smoothing", "Theme", "Smallest face"])
def test_the_wheel_scrolls_the_page_and_changes_nothing(
    dialog: SettingsDialog, qtbot: QtBot, name: str
) -> None:
    control, area = named(dialog, name), dialog.findChild(QScrollArea)
    window = dialog.windowHandle()
    assert area is not None
    assert window is not None
    dialog.resize(dialog.width(), 300)
    area.ensureWidgetVisible(control)
    QApplication.processEvents()
    bar = area.verticalScrollBar()
    before, turn = bar.value(), 120 if bar.value() else -120
    with qtbot.assertNotEmitted(dialog.changed):
        at = control.mapTo(dialog, control.rect().center())
        QTest.wheelEvent(window, QPointF(at), QPoint(0, turn))
    assert bar.value() != before
