"""A film that is paused or has ended: its frame speaks for itself, name and bars alike."""

from itertools import cycle
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import AnalysedFrame, Image, Reading
from tests.fakes import FakeClassifier
from tests.videos import write_video
from tests.windows import Open, says

HAPPIER = (0.0, 0.0, 0.0, 0.6, 0.4, 0.0, 0.0)
CALMER = (0.0, 0.0, 0.0, 0.3, 0.7, 0.0, 0.0)


class Fickle(FakeClassifier):
    """Finds a face happier in one frame, and calmer in the next."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = cycle([HAPPIER, CALMER])

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.tile(np.array(next(self._turns), np.float32), (len(crops), 1))


class Followed:
    """What is shown, and what is read, of the last frame with a face that is tracked."""

    def __init__(self, window: MainWindow) -> None:
        self.shown: Reading | None = None
        self.read: Reading | None = None
        window.stage.shown.connect(self._note_shown)
        window.player.analysed.connect(self._note_read)

    def is_smoothed(self) -> bool:
        return self.shown is not None and self.shown.smoothed is not None

    def speaks_for_itself(self) -> bool:
        return self.shown is not None and self.shown.smoothed is None

    def _note_shown(self, analysed: AnalysedFrame) -> None:
        self.shown = next(iter(analysed.readings), self.shown)

    def _note_read(self, analysed: AnalysedFrame) -> None:
        self.read = next(iter(analysed.readings), self.read)


@pytest.fixture
def film(portrait: Image, tmp_path: Path) -> Path:
    """Three seconds of one face."""
    return write_video(tmp_path / "film.avi", [portrait] * 30, fps=10)


def expect_its_own_top(reading: Reading | None) -> None:
    assert reading is not None
    assert reading.shown == reading.scores
    assert reading.expression == max(reading.scores, key=reading.scores.__getitem__)
    assert reading.uncertain == (reading.scores[reading.expression] < 0.4)


def test_a_paused_film_shows_the_frames_own_top(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film, load=Fickle)
    followed = Followed(window)
    qtbot.waitUntil(followed.is_smoothed)
    window.playback.toggle()
    qtbot.waitUntil(followed.speaks_for_itself)
    expect_its_own_top(followed.shown)
    assert window.stage.view.reading == followed.shown
    window.playback.go(1)
    before = followed.shown
    qtbot.waitUntil(lambda: followed.shown is not before)
    expect_its_own_top(followed.shown)
    assert followed.read is not None
    assert followed.read.smoothed is not None  # what is kept was read in time
    window.playback.toggle()
    qtbot.waitUntil(followed.is_smoothed)


def test_a_film_that_has_ended_shows_the_last_frames_own_top(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film, load=Fickle)
    followed = Followed(window)
    qtbot.waitUntil(says(window, "The video has ended."))
    assert followed.read is not None
    assert followed.read.smoothed is not None
    expect_its_own_top(followed.shown)


def test_why_explains_the_name_that_is_shown_while_it_stands(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film, load=Fickle)
    followed = Followed(window)
    window.evidence.why.trigger()
    qtbot.waitUntil(lambda: followed.is_smoothed() and window.stage.view.evidence is not None)
    window.playback.toggle()
    qtbot.waitUntil(followed.speaks_for_itself)
    assert followed.shown is not None
    assert window.stage.view.evidence is not None
    assert says(window, f"the evidence for “{followed.shown.expression}”")()
