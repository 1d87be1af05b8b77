"""The window streams a live session by the Lab Streaming Layer, and hears markers."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from desktop.workers.wall_clock import WallClock
from emolens.readings import Image
from emolens.streaming.layer import Layer, StreamingError, clock_offset, load_layer
from tests.fakes import EXPRESSIONS, FakeCamera
from tests.windows import Open, says, shown

WAIT = 20_000


@pytest.fixture
def layer() -> Layer:
    """The library; skipped where it is missing."""
    try:
        return load_layer()
    except StreamingError as error:
        pytest.skip(str(error))


@pytest.fixture
def live(open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path) -> MainWindow:
    window = open_window(lambda: FakeCamera(portrait))
    window.core.settings.change(recordings=str(tmp_path / "recordings"))
    assert not window.streaming.stream.isEnabled()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    assert not window.streaming.stream.isChecked()
    return window


def inlet_of(layer: Layer, name: str) -> Layer:
    (info,) = layer.resolve_byprop("name", name, 1, 20.0)
    inlet = layer.StreamInlet(info, recover=False)
    inlet.open_stream(10.0)
    return inlet


def record(window: MainWindow, qtbot: QtBot) -> pd.DataFrame:
    """Record some frames, and return what the file says."""
    window.recording.record.trigger()
    folder = window.recording.folder
    qtbot.waitUntil(lambda: any(folder.glob("*.csv")), timeout=WAIT)
    (path,) = folder.glob("*.csv")
    qtbot.waitUntil(lambda: path.read_bytes().count(b"\n") > 10, timeout=WAIT)
    window.recording.record.trigger()
    assert window.recording.recorders.wait(10)
    return pd.read_csv(path, parse_dates=["wall_time"])


def test_a_client_receives_what_the_file_says(live: MainWindow, qtbot: QtBot, layer: Layer) -> None:
    live.streaming.stream.trigger()
    qtbot.waitUntil(says(live, "On the network (LSL)"))
    inlet = inlet_of(layer, "Emolens #1")
    table = record(live, qtbot)
    qtbot.wait(200)
    samples, times = inlet.pull_chunk(timeout=1.0, max_samples=10_000)
    kinds = ("scores", "smoothed")
    names = [f"{kind}_{name}" for kind in kinds for name in EXPRESSIONS]
    assert inlet.info().get_channel_labels() == names
    clock, offset = WallClock(), clock_offset(layer)
    received = np.array([clock.at(time - offset).timestamp() for time in times])
    for _, row in table.iterrows():
        apart = np.abs(received - row["wall_time"].timestamp())
        assert apart.min() < 0.005
        assert samples[apart.argmin()] == pytest.approx(list(row[names]), abs=1e-6)
    assert len(table) > 8
    live.streaming.stream.trigger()
    assert "On the network" not in shown(live)


def test_markers_of_other_programs_come_in_as_events(
    live: MainWindow, qtbot: QtBot, layer: Layer
) -> None:
    live.streaming.stream.trigger()
    kind = ("stimuli", "Markers", 1, layer.IRREGULAR_RATE, layer.cf_string, "psychopy")
    outlet = layer.StreamOutlet(layer.StreamInfo(*kind))
    qtbot.waitUntil(outlet.have_consumers, timeout=WAIT)
    sent = layer.local_clock()
    outlet.push_sample([" joke\n1 "], sent)
    qtbot.waitUntil(lambda: bool(live.core.events.events), timeout=WAIT)
    (event,) = live.core.events.events
    frame = live.streaming._frame
    assert frame is not None
    assert event.trial_type == "joke 1"
    expected = frame.time + sent - clock_offset(layer) - frame.captured
    assert event.onset == pytest.approx(expected, abs=0.005)


def test_what_is_marked_goes_out_and_comes_not_back(
    live: MainWindow, qtbot: QtBot, layer: Layer
) -> None:
    live.streaming.stream.trigger()
    inlet = inlet_of(layer, "Emolens markers")
    live.events.mark_now("laugh")
    (event,) = live.core.events.events
    frame = live.streaming._frame
    assert frame is not None
    received: list[tuple[list[str], float]] = []

    def comes() -> bool:
        sample, time = inlet.pull_sample(timeout=0.0)
        received.extend([(sample, time)] if sample else [])
        return bool(received)

    qtbot.waitUntil(comes, timeout=WAIT)
    (((name,), time),) = received
    assert name == "laugh"
    expected = frame.captured + event.onset - frame.time + clock_offset(layer)
    assert time == pytest.approx(expected, abs=0.005)
    qtbot.wait(300)
    assert len(live.core.events.events) == 1


PSYCHOPY = """
import time, types
core = types.SimpleNamespace(wait=time.sleep)
class Window:
    def callOnFlip(self, call): self.call = call
    def flip(self): self.call()
    def close(self): pass
class TextStim:
    def __init__(self, window, text): pass
    def draw(self): pass
visual = types.SimpleNamespace(Window=Window, TextStim=TextStim)
"""


@pytest.mark.usefixtures("layer")
def test_the_example_for_psychopy_sends_and_receives(
    live: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "psychopy.py").write_text(PSYCHOPY, "utf-8")
    live.streaming.stream.trigger()
    example = subprocess.Popen(
        [sys.executable, Path("docs/examples/psychopy_lsl.py").absolute()],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    qtbot.waitUntil(lambda: example.poll() is not None, timeout=2 * WAIT)
    output, _ = example.communicate()
    assert "Happy: 80% at most" in output
    assert [event.trial_type for event in live.core.events.events] == ["stimulus"]


@pytest.mark.usefixtures("layer")
def test_streaming_ends_with_the_camera(live: MainWindow, qtbot: QtBot) -> None:
    live.streaming.stream.trigger()
    live.camera.webcam.trigger()
    qtbot.waitUntil(lambda: not live.streaming.stream.isEnabled(), timeout=WAIT)
    assert not live.streaming.stream.isChecked()
    assert "On the network" not in shown(live)
    assert live.streaming.tasks.wait(10)


def test_a_missing_library_is_told(
    live: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pylsl", None)
    live.streaming.stream.trigger()
    qtbot.waitUntil(lambda: bool(live.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = live.findChildren(QMessageBox)
    assert "pip install 'emolens[lsl]'" in trouble.informativeText()
    trouble.close()
    assert not live.streaming.stream.isChecked()


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    code = "import desktop.window, sys; sys.exit('pylsl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
