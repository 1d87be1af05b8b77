"""Capture of a source on a thread of its own, at the source's pace."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from desktop.workers.analysis_controls import Medium
from desktop.workers.latest_slot import LatestSlot
from desktop.workers.pacing import Pacer
from desktop.workers.playback_commands import PlaybackController
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from desktop.workers.timestamp_rebasing import TimestampRebaser
from desktop.workers.video_playback import VideoPlayback
from emolens.errors import CameraLostError, SourceError
from emolens.messages import Message, mark
from emolens.protocols import SeekableSource, Source
from emolens.readings import Frame

T = TypeVar("T")

logger = logging.getLogger(__name__)


class SilentError(SourceError):
    """A source has not answered for a while; it may yet."""


class Capture:
    """Opens a source, reads it to its end and closes it, all on one daemon thread.

    A camera that is lost after its first frame is opened again until it is back.

    The thread is a daemon because a camera driver can block in ``read`` for ever, and no one can
    wake it. Whenever ``read`` does return, this thread itself releases the source.

    Attributes:
        frames: The newest frame; closed when no more will come.
        name: The source's name, once the first frame lies in the slot.
        medium: What the source is, from the same moment on.
        playback: How a video is played, from the same moment on; None for any other source.
        error: Why reading ended before the source did, once ``frames`` is closed.

    Args:
        open_source: Opens the source; called on that thread.
        controller: What is wanted of a video; stopped with the capture.
        timeouts: How long the source is waited for.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        controller: PlaybackController,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        self.frames: LatestSlot[Frame] = LatestSlot()
        self.name = ""
        self.medium: Medium = "live"
        self.playback: VideoPlayback | None = None
        self.error: Exception | None = None
        self._open = open_source
        self._timeouts = timeouts
        self._rebaser = TimestampRebaser()
        self._lost: CameraLostError | None = None
        self._asked: float | None = None
        self._controller = controller
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    @property
    def trouble(self) -> SourceError | None:
        """Why no frame comes for the moment: lost or silent. None while all is well."""
        asked = self._asked  # the thread may clear it meanwhile
        if self._lost is not None:
            return self._lost
        if asked is not None and time.monotonic() - asked >= self._timeouts.silent:
            return SilentError(
                mark("{source} does not answer."), source=self.name or Message(mark("The source"))
            )
        return None

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end, without waiting for it."""
        self._controller.stop()
        self.frames.close()

    def release(self) -> None:
        """Stop, and wait until the source is released or the driver has had its time."""
        self.stop()
        self._thread.join(self._timeouts.release)
        if self._thread.is_alive():
            logger.warning(
                "%s did not answer for %.0f s; it is left behind and released when it answers.",
                self.name or "A source being opened",
                self._timeouts.release,
            )

    def _run(self) -> None:
        try:
            source: Source | None = self._asking(self._open)
            while source is not None:
                source = self._reopened() if self._is_lost(source) else None
        except Exception as error:  # noqa: BLE001 - whoever takes the frames raises it again
            self.error = error
        finally:
            self.frames.close()

    def _is_lost(self, source: Source) -> bool:
        """Read to the end and close; return whether it was no end but the loss of a camera."""
        try:
            self._read(source)
        except CameraLostError as error:
            if not self._rebaser.began:
                raise
            if self._lost is None:
                logger.warning("%s It is opened again when it is back.", error)
            self._lost = error
            return True
        finally:
            source.close()
        return False

    def _read(self, source: Source) -> None:
        self.name = source.name
        if isinstance(source, SeekableSource):
            self.playback = VideoPlayback(source, self._controller, self._asking)
            self.medium = "film"
        elif source.still:
            self.medium = "still"
        for frame in self.playback or self._read_on(source):
            self._lost = None
            self.frames.put(frame)

    def _read_on(self, source: Source) -> Iterator[Frame]:
        """Yield the frames of a source that goes its own way, to its end."""
        pacer = Pacer(self._controller.wait)
        while not self._controller.stopped and (frame := self._asking(source.read)) is not None:
            yield pacer.pace(self._rebaser.place(frame))

    def _reopened(self) -> Source | None:
        """Return the lost camera when it is back, None when told to stop."""
        while not self._controller.wait(self._timeouts.retry):
            try:
                return self._open()
            except SourceError:  # still away, which has been told
                continue
        return None

    def _asking(self, ask: Callable[[], T]) -> T:
        """Return the answer to ``ask``, which may block; meanwhile its silence is timed."""
        self._asked = time.monotonic()
        try:
            return ask()
        finally:
            self._asked = None
