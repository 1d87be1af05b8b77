"""Report rows on memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import cv2

from benchmarks.memory.growth import FIRST, Growth
from benchmarks.report import ReportRow
from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo

_CLIP = SyntheticVideo(320, 240, faces=1)
_LOOP = 10 * RATE
_VIDEO = 10_000


def live_memory(frames: int) -> list[ReportRow]:
    """Show a video in the window as fast as it can be."""
    from benchmarks.window.camera import VideoCamera  # noqa: PLC0415 - goes with the next
    from benchmarks.window.live import after, open_window  # noqa: PLC0415 - imports Qt

    app, window = open_window(VideoCamera(_CLIP, None))
    growth, numbers = Growth("self"), count()

    def note(_: object) -> None:
        painted = next(numbers)
        growth.note(painted)
        app.stalls.all.clear()  # which nobody asks for here, and which would grow
        if painted == frames:
            after(0, app.quit)  # not while it paints

    window.stage.painted.connect(note)
    app.exec()
    window.close()
    return [(f"memory: live view, from {FIRST:,} painted frames to {frames:,}", growth.text())]


def video_memory() -> list[ReportRow]:
    """Let the command line analyse a long video."""
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder, "long.mp4"))
        command = [sys.executable, "-m", "desktop", "analyze", str(path), "--jobs", "1"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as analysing:
            growth = Growth(analysing.pid)
            assert analysing.stdout is not None
            for line in analysing.stdout:
                growth.note(json.loads(line)["frame"])
    return [(f"memory: video, from {FIRST:,} analysed frames to {_VIDEO:,}", growth.text())]


def _written(path: Path) -> Path:
    images = [frame.image for frame, _ in _CLIP.frames(_LOOP)]
    codec = cv2.VideoWriter.fourcc(*"mp4v")
    writer = cv2.VideoWriter(str(path), codec, RATE, (_CLIP.width, _CLIP.height))
    for index in range(_VIDEO):
        writer.write(images[index % _LOOP])
    writer.release()
    return path
