"""The window and a video that is analysed while it is shown."""

import json
import random
import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.file_reader import BatchItem
from emolens.batch.job import BatchJob
from emolens.batch.progress import ProgressMeter
from emolens.errors import ModelError
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Image, Reading
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from tests.fakes import FakeClassifier
from tests.videos import write_video
from tests.windows import Open, says

FRAMES, RATE = 60, 20
_USUAL = PipelineOptions()
Readings = dict[int, tuple[Reading, ...]]


class ByBrightness(FakeClassifier):
    """Reads the brighter crops as happier, so that every frame reads otherwise."""

    def infer(self, crops: np.ndarray) -> ModelOutput:
        happy = crops.mean(axis=(1, 2, 3), dtype=np.float32)[:, None] / 255
        rest = np.tile((1 - happy) / 6, (1, 7))
        rest[:, 3:4] = happy
        return ModelOutput(rest.astype(np.float32))


@pytest.fixture
def film(astronaut: Image, tmp_path: Path) -> Path:
    """Three seconds: a face that moves and brightens, gone for half a second, and then two."""
    face = cv2.resize(astronaut[:256, 96:352], (160, 160))
    images = []
    for number in range(FRAMES):
        image = np.full((240, 400, 3), 90, np.uint8)
        lit = np.clip(face.astype(np.float32) * (0.7 + 0.5 * number / FRAMES), 0, 255)
        if not 20 <= number < 30:
            image[40:200, 10 + number : 170 + number] = lit.astype(np.uint8)
        if number >= 30:
            image[40:200, 235:395] = face
        images.append(image)
    return write_video(tmp_path / "film.avi", images, fps=RATE)


def analyzed(path: Path, options: PipelineOptions = _USUAL) -> Readings:
    """What `emolens analyze` reads in each frame."""
    readings: Readings = {}

    def take(item: BatchItem) -> None:
        if item.rows:
            found = tuple(row.reading for row in item.rows if row.reading is not None)
            readings[item.rows[0].frame] = found

    job = BatchJob([str(path)], options)
    BatchAnalysis(job, ByBrightness(), ProgressMeter(lambda _: None, 1.0)).run(take)
    return readings


class Seen:
    """What the window has shown of each frame, once it was read."""

    def __init__(self, window: MainWindow) -> None:
        self.readings: Readings = {}
        self.index = -1
        self.pending = True
        window.player.analysed.connect(self._note)

    def at(self, index: int) -> Callable[[], bool]:
        return lambda: self.index == index and not self.pending

    def _note(self, analysed: AnalysedFrame) -> None:
        self.index, self.pending = analysed.frame.index, analysed.pending
        if not analysed.pending:
            known = self.readings.setdefault(self.index, analysed.readings)
            assert known == analysed.readings, "a frame is read in one way"


def whole(window: MainWindow) -> Callable[[], bool]:
    def read() -> bool:
        film = window.core.controls.now.film
        return film is not None and film.whole

    return read


def stands(window: MainWindow, qtbot: QtBot) -> Seen:
    """Pause the video as soon as it is shown."""
    seen = Seen(window)
    qtbot.waitUntil(window.playback.bar.isVisible)
    window.playback.toggle()
    return seen


def test_what_is_played_is_what_is_analyzed(open_window: Open, qtbot: QtBot, film: Path) -> None:
    expected = analyzed(film)
    assert {len(readings) for readings in expected.values()} == {0, 1, 2}
    window = open_window(load=ByBrightness, path=film)
    seen = stands(window, qtbot)
    window.playback.jump(0.0)
    qtbot.waitUntil(seen.at(0))
    for index in range(1, FRAMES):
        window.playback.go(1)
        qtbot.waitUntil(seen.at(index))
    assert seen.readings == expected


def test_however_one_jumps_a_frame_reads_the_same(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    expected = analyzed(film)
    window = open_window(load=ByBrightness, path=film)
    seen = stands(window, qtbot)
    chance = random.Random(7)
    for _ in range(25):
        index = chance.randrange(FRAMES)
        window.playback.jump(index / RATE)
        qtbot.waitUntil(seen.at(index))
        if step := chance.choice([0, -1, 1]) if 0 < index < FRAMES - 1 else 0:
            window.playback.go(step)
            qtbot.waitUntil(seen.at(index + step))
    assert len(seen.readings) > 15
    assert seen.readings == {index: expected[index] for index in seen.readings}
    tracks = {one.face.track for readings in expected.values() for one in readings}
    assert set(window.timeline._history.tracks) == tracks


class Slow(ByBrightness):
    """Reads so many frames at once, and no other before it may."""

    def __init__(self, at_once: int = 0) -> None:
        super().__init__()
        self.may = threading.Event()
        self._left = at_once

    def infer(self, crops: np.ndarray) -> ModelOutput:
        self._left -= 1
        if self._left < 0:
            self.may.wait()
        return super().infer(crops)


def test_a_place_not_reached_yet_is_shown_at_once_and_its_reading_when_it_is_there(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    model = Slow()
    window = open_window(load=lambda: model, path=film)
    try:
        seen = stands(window, qtbot)
        window.playback.jump(2.5)
        qtbot.waitUntil(lambda: seen.index == 50)
        assert seen.pending
        qtbot.waitUntil(says(window, "Still to be read", "still to be read"))
        assert window.snapshot.save.isEnabled()
        assert not window.snapshot.copy.isEnabled()
    finally:
        model.may.set()
    qtbot.waitUntil(seen.at(50))
    qtbot.waitUntil(says(window, "2 faces"))
    assert window.snapshot.copy.isEnabled()
    assert seen.readings[50] == analyzed(film)[50]


def test_other_options_read_it_anew_and_say_so(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = open_window(load=ByBrightness, path=film)
    seen = stands(window, qtbot)
    window.playback.jump(2.5)
    qtbot.waitUntil(seen.at(50))
    qtbot.waitUntil(whole(window))
    assert seen.readings == {50: analyzed(film)[50]}
    seen.readings.clear()
    window.core.settings.change(smoothing=0.0)
    assert "read anew" in window.status.currentMessage()
    qtbot.waitUntil(whole(window))
    qtbot.waitUntil(lambda: 50 in seen.readings)
    assert seen.readings == {50: analyzed(film, PipelineOptions(smoothing=0.0))[50]}


def test_a_model_that_is_refused_is_said_in_place_of_the_video(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    def load() -> EvidenceModel:
        raise ModelError("The model file m.onnx is refused: it lacks metadata; export it.")

    window = open_window(load=load, path=film)
    qtbot.waitUntil(says(window, "The model cannot be used", "m.onnx"))
    assert not window.playback.bar.isVisible()


def test_why_is_answered_for_the_frame_on_which_a_video_stands(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    seen = stands(window, qtbot)
    window.playback.jump(0.5)
    qtbot.waitUntil(seen.at(10))
    assert window.stage.view.evidence is None
    window.evidence.why.trigger()
    qtbot.waitUntil(says(window, "half of the evidence for “happy”"))
    assert window.stage.view.evidence is not None


def test_a_video_that_is_left_is_read_no_more(
    open_window: Open, qtbot: QtBot, film: Path, astronaut_png: Path
) -> None:
    model = Slow()
    window = open_window(load=lambda: model, path=film)
    stands(window, qtbot)
    left = window.core.controls.now.film
    assert left is not None
    window.open_files.open_path(astronaut_png)
    model.may.set()
    qtbot.waitUntil(says(window, "astronaut.png", "1 face"))
    qtbot.waitUntil(lambda: left.index.ended)
    assert not left.whole
    assert window.core.controls.now.film is None


def saved(window: MainWindow, qtbot: QtBot, result: Path) -> None:
    film = window.core.controls.now.film
    assert film is not None
    window.save_results.save_to(result, film)
    qtbot.waitUntil(lambda: "Saved" in window.status.currentMessage())


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_what_is_saved_is_what_is_analyzed(
    open_window: Open, qtbot: QtBot, film: Path, suffix: str
) -> None:
    expected = film.with_name(f"analyzed{suffix}")
    progress = ProgressMeter(lambda _: None, 1.0)
    BatchAnalysis(BatchJob([str(film)]), ByBrightness(), progress).run_into(expected)
    window = open_window(load=ByBrightness, path=film)
    qtbot.waitUntil(whole(window))
    qtbot.waitUntil(window.save_results.save.isEnabled)
    result = film.with_name(f"saved{suffix}")
    saved(window, qtbot, result)
    assert result.read_bytes() == expected.read_bytes()
    ours, theirs = (
        json.loads(metadata_file(path).read_text("utf-8")) for path in (result, expected)
    )
    for times in ("started", "ended", "results"):
        ours.pop(times)
        theirs.pop(times)
    assert ours == theirs


def test_what_was_read_until_now_is_saved_as_such(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    model = Slow(at_once=5)
    window = open_window(load=lambda: model, path=film)
    assert not window.save_results.save.isEnabled()
    stands(window, qtbot)
    part = window.core.controls.now.film
    assert part is not None
    try:
        qtbot.waitUntil(lambda: part.index.frames > 0)
        result = film.with_name("part.csv")
        saved(window, qtbot, result)
    finally:
        model.may.set()
    assert "until 0:0" in window.status.currentMessage()
    assert json.loads(metadata_file(result).read_text("utf-8"))["state"] == "cancelled"
    assert next(read_rows(result)).source == str(film)


def test_what_cannot_be_saved_is_told(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = open_window(load=ByBrightness, path=film)
    qtbot.waitUntil(whole(window))
    known = window.core.controls.now.film
    assert known is not None
    window.save_results.save_to(film.parent / "missing" / "a.csv", known)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert "not saved" in box.text() + box.windowTitle() + box.informativeText()
    box.close()
