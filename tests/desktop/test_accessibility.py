"""A screen reader finds every control of the window and its dialogs: name, role, and what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import use_language
from desktop.widgets.scores.score_area import ScoreArea
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeCamera
from tests.videos import write_video
from tests.windows import Open, buttons, says

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.PageTab,
    Role.ProgressBar,
    Role.Slider,
}
PLACES = {"FrameView", "TimelineView", "QScrollArea", "QTabWidget", "PlainLabel", "QTextBrowser"}
"""What takes the focus to be read, scrolled or moved in by keys, and is no control."""


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def under(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader meets below, in order; lists keep their rows."""
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        if child.role() not in (Role.List, Role.ComboBox):
            yield from under(child)


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


def described(one: QAccessibleInterface) -> str:
    return f"{type(one.object()).__name__}, a {one.role().name}"


def mute(widget: QWidget) -> list[str]:
    """What the focus or the screen reader's cursor can reach, and has no name."""
    return [
        described(one)
        for one in under(interface(widget))
        if (one.role() in CONTROLS or one.state().focusable) and not name(one)
    ]


def of_no_kind(widget: QWidget) -> list[str]:
    """What takes the focus, and is neither a control nor a place to move in."""
    return [
        described(one)
        for one in under(interface(widget))
        if one.state().focusable
        and one.role() not in CONTROLS | {Role.PageTabList}
        and type(one.object()).__name__ not in PLACES
    ]


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    """Open one dialog after the other."""
    openers: tuple[Callable[[], object], ...] = (
        window.preferences.action.trigger,
        window.model.choose.trigger,
        window.model.about.trigger,
        window.help.about.trigger,
        window.help.show_shortcuts,
        window.help.show_numbers_guide,
    )
    for opens in openers:
        opens()
        (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
        yield dialog
        dialog.close()


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Text of twice its size, as some systems are set."""
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


@pytest.mark.usefixtures("large_text", "english_again")
@pytest.mark.parametrize("language", ["en", "de"])
def test_large_text_leaves_room_for_the_first_page_and_the_tour(
    open_window: Open, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    use_language(qapp, language)
    window = open_window()
    window.resize(800, 600)
    window.show()
    QApplication.processEvents()
    assert (window.width(), window.height()) == (800, 600)
    for button in buttons(window).values():
        assert button.size() == button.size().expandedTo(button.sizeHint())
    window.tour.begin()
    qtbot.waitUntil(window.tour.panel.isVisible)
    for _ in range(3):
        window.tour.panel.advance()
        QApplication.processEvents()
        assert window.width() == 800
        assert all(b.width() >= b.sizeHint().width() for b in buttons(window).values())
        assert window.stage.rect().contains(window.tour.panel.geometry())
    qtbot.waitUntil(says(window, "2 of 2" if language == "en" else "2 von 2", "80\u202f%"))
    window.playback.jump(99.0)
    qtbot.waitUntil(window.stage.banner.isVisible)
    needed = window.minimumSizeHint()
    assert (max(needed.width(), 800), max(needed.height(), 600)) == (800, 600)
    panel = window.stage.panel
    assert panel.mapTo(window, panel.rect().topRight()).x() < 800
    bars = panel.findChildren(ScoreBar)
    qtbot.waitUntil(lambda: all(bar.height() >= bar.sizeHint().height() for bar in bars))
    assert (mute(window), of_no_kind(window)) == ([], [])


def test_text_of_the_usual_size_needs_no_scrolling(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(800, 600)
    window.tour.begin()
    qtbot.waitUntil(says(window, "1 of 4", "2 of 2", "80\u202f%"))
    qtbot.waitUntil(window.timeline.view.isVisible)
    (area,) = window.findChildren(ScoreArea)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    window.tour.panel.close_tour()
    window.evidence.why.trigger()
    qtbot.waitUntil(window.stage.panel.key.isVisible)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert window.height() == 600


@pytest.mark.usefixtures("large_text")
def test_large_text_stays_whole_and_in_the_middle(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(800, 600)
    window.show()
    qtbot.waitUntil(window.model.reads.isVisible)
    assert (window.width(), window.height()) == (800, 600)
    assert window.model.reads.text().startswith("Built-in model, ")
    (title,) = (x for x in window.findChildren(QLabel) if x.text() == "See what a face expresses")
    page = title.parentWidget()
    assert page is not None
    assert abs(title.geometry().center().x() - page.rect().center().x()) <= 1


@pytest.mark.parametrize("width", [420, 1400])
def test_every_control_of_a_picture_has_a_name_and_a_role(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, width: int
) -> None:
    window = open_window(path=astronaut_png)
    window.resize(width, 700)
    window.show()
    qtbot.waitUntil(says(window, "Happy"))
    assert mute(window) == []
    assert of_no_kind(window) == []


def test_so_has_every_control_of_the_live_view(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    window.show()
    QApplication.processEvents()
    assert (mute(window), of_no_kind(window)) == ([], [])  # of the first page
    window.camera.webcam.trigger()
    qtbot.waitUntil(window.timeline.view.isVisible, timeout=20_000)
    assert (mute(window), of_no_kind(window)) == ([], [])


def test_so_has_every_control_of_a_video(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    window = open_window(path=write_video(tmp_path / "film.mp4", [portrait] * 10))
    window.show()
    qtbot.waitUntil(says(window, "Happy"), timeout=20_000)
    assert "Time in the video" in {name(one) for one in under(interface(window))}
    assert (mute(window), of_no_kind(window)) == ([], [])


def test_so_has_every_control_of_trouble(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(path=tmp_path / "gone.png")
    window.show()
    qtbot.waitUntil(says(window, "gone.png does not exist"))
    assert (mute(window), of_no_kind(window)) == ([], [])


def test_so_has_every_control_of_the_dialogs(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    titles = set()
    for dialog in dialogs(window):
        assert (mute(dialog), of_no_kind(dialog)) == ([], []), dialog.windowTitle()
        titles.add(dialog.windowTitle())
    assert len(titles) == 6


def test_facts_are_said_with_their_names(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.model.about.trigger()
    (card,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert "Precision: float32" in {name(one) for one in under(interface(card))}


def test_a_setting_that_drops_down_is_labelled(open_window: Open) -> None:
    window = open_window()
    window.preferences.action.trigger()
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    lists = [one for one in under(interface(dialog)) if one.role() is Role.ComboBox]
    assert lists
    for one in lists:
        assert [name(other) for other, _kind in one.relations()]


def test_a_number_that_is_set_is_said_as_it_is_shown(open_window: Open) -> None:
    window = open_window()
    window.preferences.action.trigger()
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    sliders = [one for one in under(interface(dialog)) if one.role() is Role.Slider]
    told = {name(one): one.text(QAccessible.Text.Description) for one in sliders}
    assert told["Smallest face"].startswith("36 pixels. Faces smaller than this")
    window.core.settings.change(smallest_face=40)
    assert sliders[-1].text(QAccessible.Text.Description).startswith("40 pixels. ")


def test_a_score_can_be_pressed_by_a_screen_reader(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    bars = {name(one): one for one in under(interface(window.stage.panel))}
    sad = next(bar for text, bar in bars.items() if text.startswith("Sad:"))
    with qtbot.waitSignal(window.stage.panel.asked) as asked:
        sad.actionInterface().doAction("Press")
    assert asked.args == ["sad"]


def test_what_the_window_says_is_announced(
    open_window: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    window = open_window(path=tmp_path / "gone.png")
    qtbot.waitUntil(lambda: any("gone.png does not exist" in sentence for sentence in said))
    window.status.tell("Saved.")
    assert said[-1] == "Saved."
