"""The window analyses files in the background, and opens results again."""

import json
import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import (
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.features import batch as analysing
from desktop.widgets.dialogs.text_dialog import TextDialog
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeClassifier
from tests.videos import write_video
from tests.windows import Open, says, shown

WAIT = 30_000


class GatedClassifier(FakeClassifier):
    """Reads one batch, then waits until it is let go on.

    Attributes:
        go_on: Set it to let it read.
        waiting: Set when it waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self.go_on, self.waiting = threading.Event(), threading.Event()
        self._batches = 0

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        self._batches += 1
        if self._batches > 1:
            self.waiting.set()
            assert self.go_on.wait(30)
        return super().predict(crops)


@pytest.fixture
def folder(tmp_path: Path, portrait: Image) -> Path:
    """A folder of five pictures of a face."""
    folder = tmp_path / "faces"
    folder.mkdir()
    for number in range(5):
        assert cv2.imwrite(str(folder / f"{number}.png"), portrait)
    return folder


def ask(monkeypatch: pytest.MonkeyPatch, window: MainWindow, folder: Path, result: Path) -> None:
    """Analyse a folder by the menu."""
    monkeypatch.setattr(analysing, "ask_for_folder", lambda *_: folder)
    monkeypatch.setattr(analysing, "ask_for_new_result", lambda *_: result)
    window.batch.folder.trigger()


def about(result: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(result.with_suffix(".about.json").read_text("utf-8"))
    return values


def button(window: MainWindow, text: str) -> QPushButton:
    return next(b for b in window.batch.bar.findChildren(QPushButton) if b.text() == text)


def box(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    def visible() -> list[QMessageBox]:
        return [box for box in window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=WAIT)
    return visible()[0]


def test_a_folder_is_analysed_and_the_result_is_complete(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, result = open_window(), folder.parent / "faces.csv"
    assert not window.batch.bar.isVisible()
    ask(monkeypatch, window, folder, result)
    assert window.batch.bar.isVisible()
    assert not window.batch.files.isEnabled()
    qtbot.waitUntil(
        says(window, "Done: 5 files, 5 frames, 5 faces. Saved to faces.csv."), timeout=WAIT
    )
    assert window.batch.files.isEnabled()
    table = pd.read_csv(result)
    assert table["source"].tolist() == [str(folder / f"{number}.png") for number in range(5)]
    assert set(table["expression"]) == {"happy"}
    assert about(result)["state"] == "complete"
    assert about(result)["sources"] == [str(folder)]
    assert about(result)["pictures"]["faces"] == 5
    button(window, "Close").click()
    assert not window.batch.bar.isVisible()


def test_the_folder_to_analyse_is_asked_for_as_such(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def ask(_parent: QWidget, title: str, _folder: str) -> str:
        titles.append(title)
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    window = open_window()
    window.batch.folder.trigger()
    window.open_files.open_folder.trigger()
    assert titles == ["Analyse folder", "Open folder"]


def test_cancelled_half_way_it_keeps_what_was_read(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysing, "usable_cores", lambda: 1)
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.jsonl"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    button(window, "Cancel").click()
    assert "Finishing the result" in shown(window)
    model.go_on.set()
    qtbot.waitUntil(says(window, "Cancelled: 5 files, ", "Saved to faces.jsonl."), timeout=WAIT)
    lines = pd.read_json(result, lines=True)
    assert 1 <= len(lines) < 5
    assert about(result)["state"] == "cancelled"
    assert about(result)["frames"] == len(lines)


def test_what_was_cancelled_goes_on(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysing, "usable_cores", lambda: 1)
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.csv"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    assert not button(window, "Go on").isVisible()
    button(window, "Cancel").click()
    model.go_on.set()
    qtbot.waitUntil(says(window, "Cancelled: 5 files"), timeout=WAIT)
    button(window, "Go on").click()
    qtbot.waitUntil(says(window, "Done: 5 files, 5 frames, 5 faces."), timeout=WAIT)
    assert not button(window, "Go on").isVisible()
    assert window.core.settings.values.unfinished == ""
    assert about(result)["state"] == "complete"


def test_what_was_cut_off_is_offered_at_the_next_start(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.csv"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    threading.Timer(0.05, model.go_on.set).start()
    window.close_anyway()
    unfinished = window.core.settings.values.unfinished
    assert unfinished == str(result)
    window = open_window()
    window.core.settings.change(unfinished=unfinished)
    window.batch.offer_unfinished()
    qtbot.waitUntil(says(window, "The analysis into faces.csv was cut off"), timeout=WAIT)
    button(window, "Go on").click()
    qtbot.waitUntil(says(window, "Done: 5 files, 5 frames, 5 faces."), timeout=WAIT)
    window.core.settings.change(unfinished=unfinished)
    window.batch.offer_unfinished()  # it is whole by now
    qtbot.waitUntil(lambda: window.core.settings.values.unfinished == "", timeout=WAIT)


def test_another_window_sees_that_an_analysis_is_under_way(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.csv"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    other = open_window()
    other.core.settings.change(unfinished=str(result))
    other.batch.offer_unfinished()
    told = "An analysis in another window is writing faces.csv."
    qtbot.waitUntil(lambda: other.status.currentMessage() == told, timeout=WAIT)
    assert not button(other, "Go on").isVisible()
    assert other.core.settings.values.unfinished == str(result), "it may be cut off yet"
    ask(monkeypatch, other, folder, result)
    refused = box(other, qtbot)
    assert "is being written by another window" in refused.informativeText()
    refused.close()
    model.go_on.set()
    qtbot.waitUntil(says(window, "Done: 5 files, 5 frames, 5 faces."), timeout=WAIT)
    assert [path.name for path in folder.parent.iterdir() if path.suffix == ".lock"] == []


def test_the_window_can_be_closed_meanwhile(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.csv"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    threading.Timer(0.05, model.go_on.set).start()
    window.close()
    asked = box(window, qtbot)
    assert (window.isVisible(), asked.text()) == (True, "Close Emolens?")
    next(b for b in asked.buttons() if b.text() == "Close anyway").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)
    qtbot.waitUntil(lambda: about(result)["state"] == "cancelled", timeout=WAIT)


def test_closing_can_be_thought_better_of(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = GatedClassifier()
    window, result = open_window(load=lambda: model), folder.parent / "faces.csv"
    ask(monkeypatch, window, folder, result)
    qtbot.waitUntil(model.waiting.is_set, timeout=WAIT)
    window.close()
    asked = box(window, qtbot)
    asked.button(QMessageBox.StandardButton.Close).click()
    model.go_on.set()
    qtbot.waitUntil(says(window, "Done: 5 files"), timeout=WAIT)
    assert about(result)["state"] == "complete"


def test_the_file_that_is_shown_is_analysed_by_a_key(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    asked: list[Path] = []

    def ask_nothing(_window: object, last: Path) -> list[Path]:
        asked.append(last)
        return []

    assert not window.batch.shown.isEnabled()
    window.open_files.open_path(folder / "2.png")
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    monkeypatch.setattr(analysing, "ask_for_files", ask_nothing)
    window.batch.files.trigger()
    assert asked == [folder / "2.png"]
    result = folder.parent / "one.csv"
    monkeypatch.setattr(analysing, "ask_for_new_result", lambda *_: result)
    window.batch.shown.trigger()
    qtbot.waitUntil(says(window, "Done: 1 file, 1 frame, 1 face."), timeout=WAIT)


def test_what_cannot_be_read_is_told(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.jpg").write_text("no picture")
    window = open_window()
    ask(monkeypatch, window, folder, folder.parent / "faces.csv")
    qtbot.waitUntil(says(window, "1 of 6 files could not be read."), timeout=WAIT)
    button(window, "Details…").click()
    (reasons,) = window.findChildren(TextDialog)
    page = reasons.findChild(QPlainTextEdit)
    assert page is not None
    assert "broken.jpg" in page.toPlainText()
    reasons.close()
    (sentence,) = about(folder.parent / "faces.csv")["unread"]
    assert "broken.jpg" in sentence


def test_a_result_that_cannot_be_written_is_told(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    ask(monkeypatch, window, folder, folder.parent / "none" / "faces.csv")
    trouble = box(window, qtbot)
    assert trouble.text() == "The analysis has ended"
    assert "choose another" in trouble.informativeText()
    assert window.batch.files.isEnabled()
    trouble.close()


def test_nothing_happens_where_the_user_thinks_better_of_it(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    monkeypatch.setattr(analysing, "ask_for_files", lambda *_: [])
    window.batch.files.trigger()
    assert not window.batch.bar.isVisible()


def test_a_video_is_analysed_frame_by_frame_and_its_result_shown(
    open_window: Open,
    qtbot: QtBot,
    portrait: Image,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    video, result = write_video(tmp_path / "a.mp4", 12 * [portrait]), tmp_path / "a.csv"
    window = open_window()
    monkeypatch.setattr(analysing, "ask_for_files", lambda *_: [video])
    monkeypatch.setattr(analysing, "ask_for_new_result", lambda *_: result)
    window.batch.files.trigger()
    qtbot.waitUntil(says(window, "Done: 1 file, 12 frames, 1 face. Saved to a.csv."), timeout=WAIT)
    assert pd.read_csv(result)["frame"].tolist() == list(range(12))
    button(window, "Open results").click()
    words = "These are the scores of a.csv"
    qtbot.waitUntil(lambda: words in window.status.currentMessage(), timeout=WAIT)
    qtbot.waitUntil(says(window, "Happy"))
    qtbot.waitUntil(window.timeline.view.isVisible)
    assert "a.mp4" in window.windowTitle()
    assert not window.batch.bar.isVisible()
