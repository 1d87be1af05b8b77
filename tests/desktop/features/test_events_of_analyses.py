"""The window analyses films with the events that are marked, and not with those that are not."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob
from emolens.batch.progress import ProgressMeter
from emolens.readings import Image
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from emolens.sources.film_part import FilmPart
from emolens.study.event_names import events_file
from emolens.study.events import Event
from tests.fakes import FakeClassifier
from tests.videos import grey_images, write_video
from tests.windows import Open, says

WAIT = 30_000


@pytest.fixture
def film(tmp_path: Path, portrait: Image) -> Path:
    """A film of two seconds, with a table of events beside it."""
    film = write_video(tmp_path / "film.avi", [portrait] * 20, fps=10)
    events_file(str(film)).write_text("onset\tduration\ttrial_type\n0.5\t1\tjoke\n")
    return film


def is_titled(window: MainWindow, name: str) -> bool:
    return name in window.windowTitle()


@pytest.mark.parametrize("turns_away", [False, True])
def test_events_that_were_deleted_are_in_no_analysis(
    open_window: Open, qtbot: QtBot, film: Path, tmp_path: Path, turns_away: bool
) -> None:
    window = open_window(path=film)
    qtbot.waitUntil(lambda: len(window.core.events.events) == 1, timeout=WAIT)
    window.core.events.remove(window.core.events.events[0])
    if turns_away:
        for path in (write_video(tmp_path / "b.avi", grey_images(5)), film):
            window.open_files.open_path(path)
            qtbot.waitUntil(partial(is_titled, window, path.name), timeout=WAIT)
    assert window.core.work_under_way(), "the table still has it"
    result = tmp_path / "result.csv"
    window.batch.analyze([film], result)
    qtbot.waitUntil(says(window, "Done:"), timeout=WAIT)
    assert {row.event for row in read_rows(result)} == {""}


def test_an_analysis_of_a_part_goes_on_with_the_events_that_it_was_begun_with(
    open_window: Open, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.csv"
    part, events = FilmPart(0.3, 1.8, 3), [Event(0.0, 1.0, "marked by hand", str(film))]
    job = BatchJob([str(film)], part=part, events=events)
    BatchAnalysis(job, FakeClassifier(), ProgressMeter(lambda _: None, 1.0)).run_into(result)
    whole = result.read_bytes()
    about = metadata_file(result)
    values = json.loads(about.read_text("utf-8")) | {"state": "running"}
    about.write_text(json.dumps(values), "utf-8")
    window = open_window()
    window.core.settings.change(unfinished=str(result))
    window.batch.offer_unfinished()
    qtbot.waitUntil(says(window, "it can go on where it was"), timeout=WAIT)
    (button,) = [one for one in window.findChildren(QPushButton) if one.text() == "Go on"]
    button.click()
    qtbot.waitUntil(says(window, "Done: 1 file, 5 frames"), timeout=WAIT)
    assert result.read_bytes() == whole
