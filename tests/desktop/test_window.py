"""What the window does whatever it shows."""

import json
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.view.letterbox import Letterbox
from desktop.workers.closing import Background, close_all
from desktop.workers.timeouts import Timeouts
from emolens.loading import load_model
from emolens.readings import Box, Image
from tests.fakes import FakeCamera, FakeClassifier
from tests.windows import Open, buttons, says, shown


def test_it_begins_with_a_hint_and_two_ways_in(open_window: Open) -> None:
    window = open_window()
    assert "Open a picture, a video or a folder" in shown(window)
    assert list(buttons(window))[:2] == ["Open picture or video…", "Turn on webcam"]


def test_fifty_faces_are_read_and_shown(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    path = tmp_path / "crowd.png"
    cv2.imwrite(str(path), np.tile(cv2.resize(portrait, (128, 128)), (5, 10, 1)))
    window = open_window(load=load_model, path=path)  # it refuses what is no face on their seams
    qtbot.waitUntil(says(window, "50 faces", "Happy"))


def test_a_click_selects_a_face(
    open_window: Open, qtbot: QtBot, astronaut: Image, tmp_path: Path
) -> None:
    small = np.full((512, 512, 3), 200, np.uint8)
    small[:300, :300] = cv2.resize(astronaut, (300, 300))
    path = tmp_path / "two.png"
    cv2.imwrite(str(path), np.hstack([astronaut, small]))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "2 faces"))
    view = window.stage.view
    chosen: list[int] = []
    view.selected.connect(lambda reading: chosen.append(reading.face.box.x))
    QApplication.processEvents()
    letterbox = Letterbox.fit(QSizeF(1024, 512), QRectF(view.rect()))
    nose = letterbox.of(Box(512 + 224 * 300 // 512, 120 * 300 // 512, 1, 1)).center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=nose.toPoint())
    assert len(chosen) == 1
    assert chosen[0] > 512


def test_about_opens_and_is_gone_when_closed(open_window: Open) -> None:
    window = open_window()
    window.help.about.trigger()
    (about,) = window.findChildren(AboutDialog)
    assert about.isVisible()
    about.close()
    QApplication.processEvents()
    assert not window.findChildren(AboutDialog)


def test_all_that_is_under_way_is_told_to_end_before_any_is_waited_for(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First what reads, then what the features do, last the model that all may wait for."""
    names: list[str] = []

    def close_all(backgrounds: Sequence[Background], _seconds: float) -> None:
        names.extend(background.name for background in backgrounds)

    window = open_window()
    with monkeypatch.context() as patched:
        patched.setattr("desktop.features.core.close_all", close_all)
        window.core.close()
    in_between = {
        *("cameras", "folder", "look-ahead", "film", "correction", "saving", "recording", "batch"),
        *("results", "latency", "cut off", "comparison"),
        *("labelling", "picture", "guess", "votes", "dataset"),
        *("events", "events beside", "saving events", "people", "keeping people", "summary"),
        *("participants", "results of a study", "streaming"),
    }
    assert (names[0], set(names[1:-1]), names[-1]) == ("player", in_between, "model")
    assert len(names) == len(set(names))


def test_closing_gives_up_a_model_that_does_not_come(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its file may lie on a network drive that answers no more."""
    loading, answer = threading.Event(), threading.Event()

    def load() -> FakeClassifier:
        loading.set()
        answer.wait()
        return FakeClassifier()

    window = open_window(load=load, path=astronaut_png, timeouts=Timeouts(close=0.05))
    qtbot.waitUntil(loading.is_set)
    with caplog.at_level(logging.WARNING):
        window.close()
    assert "player: not ended after 0 s; left behind." in caplog.text
    answer.set()
    close_all([window.player, window.core.model_loader])


def has_rows(table: Path) -> bool:
    """Whether anything stands below the header."""
    return table.read_bytes().count(b"\n") > 1


def test_closing_leaves_no_thread_and_no_half_file_whatever_runs(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path
) -> None:
    """Live, recording, calibrating, explaining, analysing files, with a dialog open."""
    before = threading.active_count()
    folder, result = astronaut_png.parent, astronaut_png.with_suffix(".csv")
    for number in range(40):
        (folder / f"{number}.png").write_bytes(astronaut_png.read_bytes())
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.core.settings.change(recordings=str(folder / "recordings"))
    window.open_files.open_path(astronaut_png)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"))
    window.recording.record.trigger()
    qtbot.waitUntil(lambda: any(map(has_rows, window.recording.folder.glob("*.csv"))))
    window.neutral_baseline.take.trigger()
    window.evidence.why.trigger()
    window.batch.analyze([folder], result)
    qtbot.waitUntil(lambda: result.exists() and has_rows(result))
    window.model.about.trigger()
    window.close_anyway()
    assert camera.closed.is_set()
    assert threading.active_count() == before
    for table in (result, *window.recording.folder.glob("*.csv")):
        assert set(pd.read_csv(table)["expression"].dropna()) == {"happy"}
        about = json.loads(table.with_suffix(".about.json").read_text("utf-8"))
        assert about["state"] in {"complete", "cancelled"}
