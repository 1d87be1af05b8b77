"""Labels: shortened, and in muted colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.style.colors import contrast
from desktop.widgets.style.elided_label import ElidedLabel
from desktop.widgets.style.muted_label import MutedLabel


def test_a_long_name_neither_widens_the_window_nor_is_lost(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_text("long " * 200)
    assert label.minimumSizeHint().width() == 0
    assert label.toolTip() == "long " * 200


def test_what_does_not_fit_is_left_out_in_the_middle(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show_text("a" * 300 + "END")
    cut = label.grab().toImage()
    label.show_text("a" * 300 + "and so on")
    assert label.grab().toImage() != cut  # the end is seen, though the name does not fit


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
