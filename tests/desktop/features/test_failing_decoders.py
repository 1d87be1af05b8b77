"""The window lives on where a file ends its decoder."""

import json
import sys
from pathlib import Path

import cv2
import pandas as pd
import pytest
from pytestqt.qtbot import QtBot

from emolens.readings import Image
from emolens.sources.isolation import isolated
from tests.failing_decoders import let_decoders_fail
from tests.fakes import FakeCamera
from tests.videos import write_video
from tests.windows import Open, says

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are those of POSIX")

TOLD = {
    "kills": "is damaged in a way that stops the decoder",
    "hangs": "cannot be opened within 2 seconds",
}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where files that are called so make their decoders fail."""
    let_decoders_fail(monkeypatch, tmp_path / "modules")
    return tmp_path


@pytest.mark.parametrize("name", ["kills", "hangs"])
def test_a_recording_is_whole_whatever_is_opened(
    open_window: Open, qtbot: QtBot, portrait: Image, folder: Path, name: str
) -> None:
    picture = folder / f"{name}.png"
    cv2.imwrite(str(picture), portrait)
    film = write_video(folder / f"{name}.mp4", [portrait] * 5)
    with isolated(2):
        window = open_window(lambda: FakeCamera(portrait))
        window.core.settings.change(recordings=str(folder / "recordings"))
        window.camera.webcam.trigger()
        qtbot.waitUntil(says(window, "Happy"))
        window.recording.record.trigger()
        qtbot.waitUntil(lambda: any((folder / "recordings").glob("*.csv")))
        for file in (picture, film):
            window.open_files.open_path(file)
            qtbot.waitUntil(says(window, "This file cannot be shown", f"{file.name} {TOLD[name]}"))
        assert window.recording.recorders.wait(10)
        window.open_files.open_path(write_video(folder / "sound.mp4", [portrait] * 5))
        qtbot.waitUntil(says(window, "Happy", "sound.mp4"))
    (table,) = (folder / "recordings").glob("*.csv")
    about = json.loads(table.with_suffix(".about.json").read_text("utf-8"))
    assert (about["state"], about["frames"]) == ("complete", len(pd.read_csv(table)))
