"""Themes: their colours, and that every widget follows them while the app runs."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.menus.tool_bar import ToolBar
from desktop.widgets.messages.banner import Banner
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.neutral_panel import NeutralPanel
from desktop.widgets.messages.view_message import NO_FACE, WELCOME
from desktop.widgets.playback.scrubber import Scrubber
from desktop.widgets.scores.score_panel import ScorePanel
from desktop.widgets.status.status_bar import StatusBar
from desktop.widgets.style.check_box import CheckBox
from desktop.widgets.style.colors import contrast, control_line, muted_text
from desktop.widgets.style.flat_slider import FlatSlider
from desktop.widgets.style.focus_ring import AccentFrame
from desktop.widgets.style.themes import use_theme
from desktop.widgets.timeline.view import TimelineView
from desktop.widgets.view.stage import Stage
from tests.fakes import make_reading


@pytest.fixture
def darken(qapp: QApplication) -> Iterator[None]:
    palette = qapp.palette()
    yield
    qapp.setPalette(palette)


def dark() -> QPalette:
    return QPalette(QColor("#323232"), QColor("#323232"))


def lightness(widget: QWidget) -> float:
    """The lightness of most of a widget, from 0 to 255."""
    image = widget.grab().toImage()
    step = max(1, image.width() // 40)
    points = ((x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step))
    return float(np.median([image.pixelColor(x, y).lightness() for x, y in points]))


def welcome() -> QWidget:
    stage = Stage()
    stage.show_message(WELCOME)
    return stage


def panel() -> QWidget:
    panel = ScorePanel()
    panel.show_reading(make_reading())
    return panel


def about() -> QWidget:
    return AboutDialog()


def banner() -> QWidget:
    banner = Banner()
    banner.show_or_hide(NO_FACE)
    return banner


def scrubber() -> QWidget:
    scrubber = Scrubber()
    scrubber.set_length(10.0)
    return scrubber


def button() -> QWidget:
    return Button("", primary=False)


def frame() -> QWidget:
    pointed_at = QWidget()
    AccentFrame(pointed_at, 3.0).show()
    return pointed_at


def strongest_contrast(widget: QWidget) -> float:
    """The contrast of what stands out most in a widget against the window."""
    image = widget.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    window = widget.palette().color(QPalette.ColorRole.Window)
    return max(contrast(image.pixelColor(x, y), window) for x, y in points)


def countdown() -> QWidget:
    countdown = NeutralPanel(3.0)
    countdown.show_left(1, 2.0)
    return countdown


@pytest.mark.usefixtures("darken")
@pytest.mark.parametrize(
    "make", [welcome, banner, panel, ToolBar, StatusBar, about, countdown, TimelineView]
)
def test_a_new_theme_is_taken_over(
    make: Callable[[], QWidget], qtbot: QtBot, qapp: QApplication
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    assert lightness(widget) > 200
    qapp.setPalette(dark())
    qtbot.waitUntil(lambda: lightness(widget) < 80)


@pytest.mark.usefixtures("theme_again")
def test_themes_are_what_they_are_called(qapp: QApplication) -> None:
    usual = qapp.palette().color(QPalette.ColorRole.Window)
    use_theme("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 60
    use_theme("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() > 200
    use_theme("system")
    assert qapp.palette().color(QPalette.ColorRole.Window) == usual


@pytest.mark.usefixtures("theme_again")
@pytest.mark.parametrize("name", ["light", "dark"])
def test_texts_can_be_read(name: str, qapp: QApplication) -> None:
    use_theme(name)
    roles, palette = QPalette.ColorRole, qapp.palette()
    for ink, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.Link, roles.Window),
        (roles.PlaceholderText, roles.Base),
    ):
        assert contrast(palette.color(ink), palette.color(ground)) > 4.5
    assert contrast(muted_text(palette), palette.color(roles.Window)) > 4.5


@pytest.mark.usefixtures("theme_again")
@pytest.mark.parametrize("name", ["light", "dark"])
def test_controls_can_be_seen(name: str, qapp: QApplication) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1; what is switched off need not reach it, but does."""
    use_theme(name)
    roles, palette = QPalette.ColorRole, qapp.palette()
    window, off = palette.color(roles.Window), QPalette.ColorGroup.Disabled
    for color in (
        control_line(palette),
        palette.color(roles.Accent),
        *(palette.color(off, role) for role in (roles.WindowText, roles.Text, roles.ButtonText)),
    ):
        assert contrast(color, window) > 3


@pytest.mark.usefixtures("theme_again")
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("make", [CheckBox, FlatSlider, scrubber, button, frame])
def test_what_is_painted_here_stands_out(
    make: Callable[[], QWidget], name: str, qtbot: QtBot
) -> None:
    use_theme(name)
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(120, 28)
    assert strongest_contrast(widget) > 3


@pytest.mark.usefixtures("theme_again")
def test_what_finds_no_room_in_the_tool_bar_is_pointed_at_in_every_theme(qtbot: QtBot) -> None:
    bar = ToolBar()
    qtbot.addWidget(bar)
    bar.resize(120, 40)
    for number in range(5):
        bar.add_button(QAction(f"Something {number}", bar))
    bar.show()
    for theme in ("dark", "light", "dark"):
        use_theme(theme)
        QApplication.processEvents()
        (more,) = (b for b in bar.findChildren(QToolButton) if b.accessibleName() == "More tools")
        assert more.isVisible()
        assert strongest_contrast(more) > 3
        assert more.width() >= 24, "as wide as a pointer wants it (WCAG 2.2, target size)"
