"""The window and a person's own neutral in a film."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.model.output import ModelOutput
from emolens.readings import Image
from emolens.results.metadata import metadata_file
from tests.fakes import HAPPY, FakeClassifier
from tests.neutral import ASKS, AT_REST, RELATIVE
from tests.videos import write_video
from tests.windows import Open, press, says, shown

pytestmark = pytest.mark.usefixtures("shortly")


class ByTime(FakeClassifier):
    """Reads the darker first half of the film as neutral, the brighter other as happy."""

    def infer(self, crops: np.ndarray) -> ModelOutput:
        bright = crops.mean(axis=(1, 2, 3)) > 125
        return ModelOutput(np.array([HAPPY if one else AT_REST for one in bright], np.float32))


@pytest.fixture
def film(portrait: Image, tmp_path: Path) -> Path:
    """Two seconds of a face, brighter in the second."""
    return write_video(tmp_path / "film.avi", [portrait // 2] * 20 + [portrait] * 20, fps=20)


@pytest.fixture
def paused(open_window: Open, qtbot: QtBot, film: Path) -> MainWindow:
    """A window on a film that was read and stands still."""
    window = open_window(load=ByTime, path=film)
    qtbot.waitUntil(window.playback.bar.isVisible)
    window.playback.toggle()
    qtbot.waitUntil(lambda: whole(window))
    return window


def whole(window: MainWindow) -> bool:
    film = window.core.controls.now.film
    return film is not None and film.whole


def stand_at(window: MainWindow, qtbot: QtBot, time: float) -> None:
    window.playback.jump(time)
    qtbot.waitUntil(lambda: reads_at(window) == pytest.approx(time))


def reads_at(window: MainWindow) -> float | None:
    reading = window.stage.view.reading
    return None if reading is None else reading.time


def test_of_a_paused_film_what_is_around_the_frame_is_taken_without_reading_it_again(
    paused: MainWindow, qtbot: QtBot
) -> None:
    read = paused.film._read
    stand_at(paused, qtbot, 0.5)
    paused.neutral_baseline.take.trigger()
    assert ASKS not in shown(paused)
    qtbot.waitUntil(says(paused, "Neutral", RELATIVE))
    assert "own neutral" in paused.status.currentMessage()
    assert paused.film._read is read
    stand_at(paused, qtbot, 1.5)  # it stays wherever one jumps
    qtbot.waitUntil(says(paused, "Happy", RELATIVE))
    qtbot.waitUntil(lambda: whole(paused))
    qtbot.waitUntil(lambda: bool(paused.timeline._history.tracks))
    ((begin, end),) = paused.timeline._history.corrected(1)
    assert begin < 0.25
    assert end == pytest.approx(1.95)
    paused.neutral_baseline.remove.trigger()
    qtbot.waitUntil(lambda: RELATIVE not in shown(paused))
    assert paused.core.controls.now.film is read


def test_a_smile_in_a_film_is_asked_about(paused: MainWindow, qtbot: QtBot) -> None:
    stand_at(paused, qtbot, 1.6)
    paused.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(paused, "Is this face at rest?", "reads mainly as happy there (80 %)"))
    press(paused, qtbot, "Cancel")
    assert RELATIVE not in shown(paused)
    paused.neutral_baseline.take.trigger()
    press(paused, qtbot, "Use it all the same")
    qtbot.waitUntil(says(paused, RELATIVE))


def test_a_stretch_that_is_chosen_on_the_timeline_is_taken(
    paused: MainWindow, qtbot: QtBot
) -> None:
    stand_at(paused, qtbot, 1.5)
    view = paused.timeline.view
    chart = view._chart
    begin, end = (QPoint(round(chart.x_of(time)), 30) for time in (0.3, 0.8))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    paused.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(paused, "Happy", RELATIVE))
    (baseline,) = paused.core.controls.now.baselines.values()
    assert baseline.origin == "film.avi, 0:00.3 to 0:00.8"


def test_what_was_taken_comes_back_with_the_film_and_counts_when_it_is_analysed(
    paused: MainWindow, qtbot: QtBot, film: Path, astronaut_png: Path
) -> None:
    stand_at(paused, qtbot, 0.5)
    paused.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(paused, RELATIVE))
    paused.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(paused, "astronaut.png", "Happy"))
    assert RELATIVE not in shown(paused)
    result = film.with_name("result.csv")
    paused.batch.analyze([film, astronaut_png], result)
    qtbot.waitUntil(says(paused, "Done"))
    table = pd.read_csv(result)
    has = table.dropna(subset="scores_happy").groupby("source").corrected_happy.count()
    assert (has[str(astronaut_png)], has[str(film)] > 30) == (0, True)
    about = json.loads(metadata_file(result).read_text("utf-8"))
    assert [one["source"] for one in about["neutral"]] == [str(film)]
    paused.open_files.open_path(film)
    qtbot.waitUntil(says(paused, RELATIVE))


def test_another_way_of_finding_faces_gives_it_up_and_says_so(
    paused: MainWindow, qtbot: QtBot
) -> None:
    stand_at(paused, qtbot, 0.5)
    paused.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(paused, RELATIVE))
    paused.core.settings.change(smoothing=0.5)
    qtbot.waitUntil(lambda: whole(paused))
    qtbot.waitUntil(says(paused, RELATIVE))
    paused.core.settings.change(sensitivity="eager")
    qtbot.waitUntil(lambda: RELATIVE not in shown(paused))
    assert paused.core.controls.now.baselines == {}
    assert "removed" in paused.status.currentMessage()
