import json
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pytestqt.qtbot import QtBot

from desktop.workers import recorder
from desktop.workers import write_queue as backlog
from desktop.workers.recorder import Recorder
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
def plan(tmp_path: Path) -> RecordingConfig:
    return RecordingConfig(tmp_path / "recordings", "one", PRODUCTION)


def record(qtbot: QtBot, plan: RecordingConfig, count: int = 3) -> object:
    """Record so many frames and return why it ended."""
    it = Recorder(plan, "Webcam")
    with qtbot.waitSignal(it.ended) as ended:
        it.start()
        for index in range(count):
            it.put(live_frame(index))
        it.stop()
    it.close()
    return ended.args[0]


def about(plan: RecordingConfig) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(plan.path(".about.json").read_text("utf-8"))
    return values


def with_film(plan: RecordingConfig, paint: Paint) -> RecordingConfig:
    return RecordingConfig(plan.folder, plan.name, plan.provenance, paint)


def test_every_frame_is_in_both_formats_with_its_wall_time(
    qtbot: QtBot, plan: RecordingConfig
) -> None:
    begun = now()
    assert record(qtbot, plan) is None
    table = pd.read_csv(plan.path(".csv"))
    assert table["frame"].tolist() == [0, 1, 2]
    assert table["expression"].isna().tolist() == [False, True, False]
    assert set(table["source"]) == {"Webcam"}
    rows = list(read_rows(plan.path(".jsonl")))
    assert rows == list(read_rows(plan.path(".csv")))
    for row in rows:
        assert row.wall_time is not None
        assert begun - timedelta(seconds=1) <= row.wall_time <= now() + timedelta(seconds=1)
    assert about(plan)["state"] == "complete"
    assert not plan.path(".mkv").exists()


def test_the_video_is_recorded_as_it_is_painted(qtbot: QtBot, plan: RecordingConfig) -> None:
    white = np.full((48, 64, 3), 255, np.uint8)
    plan = with_film(plan, lambda _: white)
    assert record(qtbot, plan) is None
    frame = VideoSource(plan.path(".mkv")).read()
    assert frame is not None
    assert frame.image.mean() > 250
    told = about(plan)["video"]
    assert (told["file"], told["dropped"]) == ("one.mkv", 0)
    assert told["frames"] >= 1
    first = next(read_rows(plan.path(".csv")))
    assert first.wall_time is not None
    assert told["started"] == first.wall_time.isoformat(timespec="milliseconds")


def test_a_slow_drive_costs_pictures_but_no_readings(
    qtbot: QtBot, plan: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "MOST_PICTURES", 2)
    go_on = threading.Event()

    def paint(analysed: AnalysedFrame) -> np.ndarray:
        go_on.wait(10)
        return analysed.frame.image

    plan = with_film(plan, paint)
    it = Recorder(plan, "Webcam")
    with qtbot.waitSignal(it.ended):
        it.start()
        for index in range(20):
            it.put(live_frame(index))
        go_on.set()
        it.stop()
    it.close()
    assert len(list(read_rows(plan.path(".csv")))) == 20
    assert about(plan)["video"]["dropped"] >= 17


def test_a_full_disk_ends_it_with_everything_until_then(
    qtbot: QtBot, plan: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    it = Recorder(plan, "Webcam")
    it.start()
    for index in range(3):
        it.put(live_frame(index))
    qtbot.waitUntil(
        lambda: plan.path(".csv").exists() and len(list(read_rows(plan.path(".csv")))) == 3
    )
    with qtbot.waitSignal(it.ended) as ended:
        monkeypatch.setattr(growing, "LEAST_FREE", 1 << 62)
    it.close()
    assert "all but full; make room" in str(ended.args[0])
    assert len(list(read_rows(plan.path(".csv")))) == 3
    assert about(plan)["state"] == "failed"


def test_a_removed_file_ends_it(
    qtbot: QtBot, plan: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    it = Recorder(plan, "Webcam")
    it.start()
    qtbot.waitUntil(lambda: plan.path(".jsonl").exists())
    with qtbot.waitSignal(it.ended) as ended:
        plan.path(".csv").unlink()
    it.close()
    assert "was removed while it was written" in str(ended.args[0])


def test_a_folder_that_cannot_be_made_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = record(qtbot, RecordingConfig(tmp_path / "file" / "folder", "one", PRODUCTION))
    assert "cannot be made (Not a directory); choose another" in str(error)


def test_a_drive_that_takes_nothing_is_told(
    qtbot: QtBot, plan: RecordingConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "MOST_FRAMES", 0)
    assert "does not keep up" in str(record(qtbot, plan))


def test_what_comes_after_the_end_is_left_out(qtbot: QtBot, plan: RecordingConfig) -> None:
    it = Recorder(plan, "Webcam")
    with qtbot.waitSignal(it.ended):
        it.start()
        it.stop()
        it.put(live_frame(0))
    it.close()
    assert list(read_rows(plan.path(".csv"))) == []
