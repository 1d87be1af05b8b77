"""The page *your own model in ten minutes*, walked from photographs to a reading in the window."""

import re
import shlex
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import export.cli
import trainer.cli
from desktop.features import labelling
from desktop.widgets.labelling.dataset_dialog import DatasetDialog
from desktop.widgets.labelling.start_dialog import LabellingStartDialog
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from emolens.loading import load_model
from emolens.readings import Image
from tests.source_code import ROOT
from tests.windows import drop

PROGRAMS = {"trainer": trainer.cli.main, "export": export.cli.main}
SMALL = {"fit": ["--set", "fine.epochs=1", "--set", "batches.least_steps=1"]}
"""What keeps a step small; the rest is as the page has it."""
PHOTOGRAPHS = 20


def commands() -> list[list[str]]:
    """Return the words of each command that the page shows, of the trainer and the export."""
    page = (ROOT / "docs" / "your-own-model.md").read_text("utf-8")
    return [shlex.split(line) for line in re.findall(r"^ {4}\S+/python -m (.*)$", page, re.M)]


def write_photographs(folder: Path, portrait: Image) -> None:
    """Write a portrait in lights from many sides, so different that none is another's copy."""
    folder.mkdir()
    rng = np.random.default_rng(1)
    for number in range(PHOTOGRAPHS):
        coarse = rng.uniform(0.3, 1.3, (5, 5)).astype(np.float32)
        light = cv2.resize(coarse, portrait.shape[1::-1], interpolation=cv2.INTER_CUBIC)
        picture = np.clip(portrait * light[..., np.newaxis], 0, 255).astype(np.uint8)
        assert cv2.imwrite(str(folder / f"{number}.jpg"), picture)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    window = MainWindow(WatchedModelFile(lambda: load_model(None), lambda: None))
    qtbot.addWidget(window)
    window.start(None)
    return window


def press(within: QWidget, text: str) -> None:
    next(b for b in within.findChildren(QPushButton) if text in b.text()).click()


def label(window: MainWindow, qtbot: QtBot, rater: str, keys: str) -> QWidget:
    """Label the folder as somebody; return the dialog."""
    window.labelling.action.trigger()
    start = window.labelling._start
    assert isinstance(start, LabellingStartDialog)
    start._rater.setEditText(rater)
    start._labels.setText("happy, surprise")
    press(start, "Begin")
    qtbot.waitUntil(lambda: window.labelling_round.dialog is not None)
    dialog = window.labelling_round.dialog
    assert dialog is not None
    for key in keys:
        qtbot.waitUntil(lambda: dialog.seen)
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    return dialog


def bars(window: MainWindow) -> set[str]:
    """Return the labels of the bars that are seen."""
    shown = (bar for bar in window.stage.panel.findChildren(ScoreBar) if bar.isVisible())
    return {bar.accessibleName().split()[0].rstrip(":,") for bar in shown}


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_the_page_leads_from_photographs_to_a_reading(
    window: MainWindow,
    qtbot: QtBot,
    astronaut: Image,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photos = tmp_path / "photos"
    write_photographs(photos, astronaut)
    monkeypatch.setattr(labelling, "ask_for_folder", lambda *_: photos)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "labelled"), ""))
    label(window, qtbot, "Anna", "12" * (PHOTOGRAPHS // 2)).close()
    dialog = label(window, qtbot, "Bea", "12" * (PHOTOGRAPHS // 2 - 1) + "10")
    press(dialog, "Save dataset")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(DatasetDialog)))
    (end,) = dialog.findChildren(DatasetDialog)
    press(end, "Choose folder")
    qtbot.waitUntil((tmp_path / "labelled" / "votes.csv").is_file)
    end.close()
    dialog.close()

    for program, *words in commands():
        assert PROGRAMS[program]([*words, *SMALL.get(words[0], [])]) == 0, words

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "mine.onnx"))])
    window.open_files.open_path(photos / "0.jpg")
    qtbot.waitUntil(lambda: "Neutral" in bars(window))
    drop(window, data)
    qtbot.waitUntil(lambda: window.model.reads.text() == "mine.onnx")
    qtbot.waitUntil(lambda: bars(window) == {"Happy", "Surprise"})
    window.close_anyway()
