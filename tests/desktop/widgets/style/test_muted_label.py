from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.style.colors import contrast
from desktop.widgets.style.muted_label import MutedLabel


@pytest.fixture
def palette(qapp: QApplication) -> Iterator[QPalette]:
    palette = qapp.palette()
    yield palette
    qapp.setPalette(palette)


@pytest.mark.usefixtures("palette")
def test_the_text_can_be_read_after_the_theme_has_changed(qtbot: QtBot, qapp: QApplication) -> None:
    label = MutedLabel("hello")
    qtbot.addWidget(label)
    label.show()
    dark = QColor("#323232")
    qapp.setPalette(QPalette(dark, dark))
    qtbot.waitUntil(lambda: label.palette().color(QPalette.ColorRole.Window) == dark)
    assert contrast(label.palette().color(QPalette.ColorRole.WindowText), dark) >= 4.5
