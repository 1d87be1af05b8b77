"""The window analyses a part of a film."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.features import batch
from desktop.widgets.dialogs.part_dialog import PartDialog
from desktop.window import MainWindow
from desktop.workers.batch_task import CutOffAnalysis
from emolens.readings import Image
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from emolens.sources.film_part import WHOLE_FILM, FilmPart
from tests.videos import write_video
from tests.windows import Open, says

WAIT = 30_000


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, tmp_path: Path, portrait: Image) -> MainWindow:
    """A window with a film of three seconds."""
    window = open_window(path=write_video(tmp_path / "film.avi", [portrait] * 30, fps=10))
    qtbot.waitUntil(says(window, "The video has ended.", "Happy"), timeout=WAIT)
    return window


def dialog_of(window: MainWindow) -> PartDialog:
    window.film_part.analyze.trigger()
    (dialog,) = [one for one in window.findChildren(PartDialog) if one.isVisible()]
    return dialog


def test_the_chosen_stretch_is_read_and_every_third_frame_of_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = tmp_path / "part.csv"
    monkeypatch.setattr(batch, "ask_for_new_result", lambda *_: result)
    window.timeline.view.choose(0.5, 2.0)
    dialog = dialog_of(window)
    assert (dialog._begin.text(), dialog._end.text()) == ("0:00.50", "0:02.00")
    dialog._every.setValue(3)
    dialog.accept()
    qtbot.waitUntil(says(window, "Done: 1 file, 5 frames"), timeout=WAIT)
    assert [row.frame for row in read_rows(result)] == [5, 8, 11, 14, 17]
    settings = json.loads(metadata_file(result).read_text("utf-8"))["settings"]
    assert (settings["from"], settings["to"], settings["every"]) == (0.5, 2.0, 3)


@pytest.mark.parametrize(
    ("begin", "end", "makes_sense"),
    [
        ("", "", True),
        ("1:02,5", "70", True),
        ("2", "1", False),
        ("soon", "", False),
        ("", "0", False),
    ],
)
def test_times_that_make_no_sense_are_told(
    window: MainWindow, begin: str, end: str, makes_sense: bool
) -> None:
    dialog = dialog_of(window)
    dialog._begin.setText(begin)
    dialog._end.setText(end)
    assert dialog._trouble.isVisible() != makes_sense
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert ok.isEnabled() == makes_sense
    dialog.reject()


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"detector": "haar"}, WHOLE_FILM),
        ({"every": 2, "to": 3.5}, FilmPart(0.0, 3.5, 2)),
        ({"from": 2, "to": 1}, None),
        ({"from": "soon"}, None),
        ({"every": []}, None),
        ([1], None),
    ],
)
def test_what_was_cut_off_is_known_by_its_part(
    tmp_path: Path, settings: object, part: FilmPart | None
) -> None:
    about = {"state": "cancelled", "sources": ["a.mp4"], "settings": settings}
    result = tmp_path / "r.csv"
    metadata_file(result).write_text(json.dumps(about))
    found = CutOffAnalysis.of(result)
    assert (found and found.part) == part
