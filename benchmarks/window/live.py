"""Live view as a whole: camera, analysis, window and painting."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo
from benchmarks.window.camera import VideoCamera
from emolens.loading import load_model

# isort: split
from PySide6.QtCore import QTimer

from benchmarks.window.event_loop_stalls import Stall, TimedApplication
from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from emolens.readings import Frame


@dataclass(frozen=True)
class Live:
    """What a while of live view took.

    Attributes:
        seconds: How long it was.
        computed: Seconds that the process computed, on all cores together.
        ages: How old each frame was when it had been painted, in seconds.
        stalls: The stretches for which the window's thread was busy.
    """

    seconds: float
    computed: float
    ages: tuple[float, ...]
    stalls: tuple[Stall, ...]


def watch(video: SyntheticVideo, seconds: float, settling: float = 5.0) -> Live:
    """Show a video as a camera's live view at its rate, painted but on no screen.

    Args:
        video: What the camera sees.
        seconds: How long to watch.
        settling: Seconds after the first frame that do not count: the window has just been laid
            out, the model warms up.
    """
    app, window = open_window(VideoCamera(video, RATE))
    watching = _Watching(app, settling, seconds)
    window.stage.painted.connect(watching.note)
    app.exec()
    window.close()
    return watching.result()


def open_window(camera: VideoCamera) -> tuple[TimedApplication, MainWindow]:
    """Return the app and its window, in which the live view begins."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = TimedApplication([])
    app.setStyle("Fusion")
    window = MainWindow(WatchedModelFile(load_model), lambda _wish: camera)
    gc.freeze()  # as the app does
    window.start(None)
    window.camera.set_webcam(True)
    return app, window


class _Watching:
    """Notes what happens from when the live view has settled, and then ends the app.

    Args:
        app: Ended after that.
        settling: Seconds after the first frame that do not count.
        seconds: How long to watch.
    """

    def __init__(self, app: TimedApplication, settling: float, seconds: float) -> None:
        self._app, self._seconds = app, seconds
        self._ages: list[float] = []
        self._spells: tuple[Stall, ...] = ()
        self._begun = self._ended = (0.0, 0.0)
        self._wait: Callable[[], None] | None = partial(after, settling, self._begin)

    def note(self, frame: Frame) -> None:
        """Note a frame that has just been painted."""
        self._ages.append(time.monotonic() - frame.captured)
        if self._wait:
            self._wait()
            self._wait = None

    def result(self) -> Live:
        """Return what was noted."""
        seconds, computed = (
            end - start for start, end in zip(self._begun, self._ended, strict=True)
        )
        return Live(seconds, computed, tuple(self._ages), self._spells)

    def _begin(self) -> None:
        self._ages.clear()
        self._app.stalls.all.clear()
        self._begun = _clocks()
        after(self._seconds, self._finish)

    def _finish(self) -> None:
        self._ended = _clocks()
        self._spells = tuple(self._app.stalls.all)  # before the window is closed
        self._app.quit()


def after(seconds: float, then: Callable[[], None]) -> None:
    """Call something on the window's thread after a while."""
    QTimer.singleShot(round(1000 * seconds), then)


def _clocks() -> tuple[float, float]:
    """Return the time that has passed and the time that this process has computed, in seconds."""
    return time.monotonic(), time.process_time()
