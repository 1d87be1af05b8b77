import json
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pytestqt.qtbot import QtBot

from desktop.workers import wall_clock, write_queue
from desktop.workers.recorder import Recorder
from desktop.workers.timeouts import Timeouts
from emolens.readings import AnalysedFrame, Frame
from emolens.results import append_only_file as growing
from emolens.results.metadata import now
from emolens.results.reader import read_rows
from emolens.results.recording import Paint, RecordingConfig
from emolens.sources.video import VideoSource
from tests.fakes import make_reading
from tests.results import PRODUCTION

Record = Callable[..., Recorder]


def live_frame(index: int) -> AnalysedFrame:
    image = np.full((48, 64, 3), 80, np.uint8)
    frame = Frame(image, index, index / 30, captured=time.monotonic())
    return AnalysedFrame(frame, () if index == 1 else (make_reading(track=1),))


@pytest.fixture
def config(tmp_path: Path) -> RecordingConfig:
    return RecordingConfig(tmp_path / "recordings", "one", PRODUCTION)


def record(qtbot: QtBot, config: RecordingConfig, count: int = 3) -> object:
    """Record so many frames and return why it ended."""
    it = Recorder(config, "Webcam")
    ends: list[object] = []
    it.succeeded.connect(ends.append)
    it.failed.connect(ends.append)
    it.start()
    for index in range(count):
        it.put(live_frame(index))
    it.stop()
    assert it.wait(10)
    qtbot.waitUntil(lambda: bool(ends))
    return ends[0]


def about(config: RecordingConfig) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(config.path(".about.json").read_text("utf-8"))
    return values


def with_film(config: RecordingConfig, paint: Paint) -> RecordingConfig:
    return RecordingConfig(config.folder, config.name, config.provenance, paint)


def test_every_frame_is_in_both_formats_with_its_wall_time(
    qtbot: QtBot, config: RecordingConfig
) -> None:
    begun = now()
    assert record(qtbot, config) is config
    table = pd.read_csv(config.path(".csv"))
    assert table["frame"].tolist() == [0, 1, 2]
    assert table["expression"].isna().tolist() == [False, True, False]
    assert set(table["source"]) == {"Webcam"}
    rows = list(read_rows(config.path(".jsonl")))
    assert rows == list(read_rows(config.path(".csv")))
    for row in rows:
        assert row.wall_time is not None
        assert begun - timedelta(seconds=1) <= row.wall_time <= now() + timedelta(seconds=1)
    assert about(config)["state"] == "complete"
    assert not config.path(".mkv").exists()


def test_the_video_is_recorded_as_it_is_painted(qtbot: QtBot, config: RecordingConfig) -> None:
    white = np.full((48, 64, 3), 255, np.uint8)
    config = with_film(config, lambda _: white)
    assert record(qtbot, config) is config
    with closing(VideoSource(config.path(".mkv"))) as source:
        frame = source.read()
    assert frame is not None
    assert frame.image.mean() > 250
    told = about(config)["video"]
    assert (told["file"], told["dropped"]) == ("one.mkv", 0)
    assert told["frames"] >= 1
    first = next(read_rows(config.path(".csv")))
    assert first.wall_time is not None
    assert told["started"] == first.wall_time.isoformat(timespec="milliseconds")


def test_a_slow_drive_costs_pictures_but_no_readings(
    qtbot: QtBot, config: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "MOST_PICTURES", 2)
    go_on = threading.Event()

    def paint(analysed: AnalysedFrame) -> np.ndarray:
        go_on.wait(10)
        return analysed.frame.image

    config = with_film(config, paint)
    it = Recorder(config, "Webcam")
    with qtbot.waitSignal(it.succeeded):
        it.start()
        for index in range(20):
            it.put(live_frame(index))
        go_on.set()
        it.stop()
    assert it.wait(10)
    assert len(list(read_rows(config.path(".csv")))) == 20
    assert about(config)["video"]["dropped"] >= 17


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_set_meanwhile_lets_no_time_jump_and_is_told(
    qtbot: QtBot, config: RecordingConfig, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    ahead = [timedelta(0)]
    monkeypatch.setattr(wall_clock, "now", lambda: now() + ahead[0])
    it = Recorder(config, "Webcam")
    with qtbot.waitSignal(it.succeeded):
        it.start()
        for index in range(6):
            ahead[0] = timedelta(hours=hours if index > 2 else 0)
            it.put(live_frame(index))
        it.stop()
    assert it.wait(10)
    moments = [row.wall_time for row in read_rows(config.path(".csv")) if row.wall_time]
    assert moments == sorted(moments)
    assert moments[5] - moments[0] < timedelta(minutes=1)
    (change,) = about(config)["settings_changed"]
    assert change["clock_set_by"] == pytest.approx(3600 * hours, abs=1)


def test_a_full_disk_ends_it_with_everything_until_then(
    qtbot: QtBot, config: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    it = Recorder(config, "Webcam", timeouts=Timeouts(poll=0.01))
    it.start()
    for index in range(3):
        it.put(live_frame(index))
    qtbot.waitUntil(
        lambda: config.path(".csv").exists() and len(list(read_rows(config.path(".csv")))) == 3
    )
    with qtbot.waitSignal(it.failed) as failed:
        monkeypatch.setattr(growing, "LEAST_FREE", 1 << 62)
    assert it.wait(10)
    assert "all but full; make room" in str(failed.args[0])
    assert len(list(read_rows(config.path(".csv")))) == 3
    assert about(config)["state"] == "failed"


def test_a_removed_file_ends_it(
    qtbot: QtBot, config: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    it = Recorder(config, "Webcam", timeouts=Timeouts(poll=0.01))
    it.start()
    qtbot.waitUntil(lambda: config.path(".jsonl").exists())
    with qtbot.waitSignal(it.failed) as failed:
        config.path(".csv").unlink()
    assert it.wait(10)
    assert "was removed while it was written" in str(failed.args[0])


def test_a_folder_that_cannot_be_made_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = record(qtbot, RecordingConfig(tmp_path / "file" / "folder", "one", PRODUCTION))
    assert "cannot be made (Not a directory); choose another" in str(error)


def test_a_drive_that_takes_nothing_is_told(
    qtbot: QtBot, config: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "MOST_FRAMES", 0)
    assert "does not keep up" in str(record(qtbot, config))


def test_what_comes_after_the_end_is_left_out(qtbot: QtBot, config: RecordingConfig) -> None:
    it = Recorder(config, "Webcam")
    with qtbot.waitSignal(it.succeeded):
        it.start()
        it.stop()
        it.put(live_frame(0))
    assert it.wait(10)
    assert list(read_rows(config.path(".csv"))) == []
