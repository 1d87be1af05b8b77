"""Reads a source on a thread of its own, at the source's pace."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from desktop.vision.readings import Frame
from desktop.vision.sources import Source
from desktop.workers.pacing import Pacer
from desktop.workers.slot import LatestSlot

RELEASE_SECONDS = 2.0
"""How long a driver that blocks is waited for before it is left behind."""

logger = logging.getLogger(__name__)


class Capture:
    """Opens a source, reads it to its end and closes it, all on one daemon thread.

    The thread is a daemon because a camera driver can block in ``read`` for ever, and no one can
    wake it. Whenever ``read`` does return, this thread itself releases the source.

    Attributes:
        frames: The newest frame; closed when no more will come.
        name: The source's name, once the first frame lies in the slot.
        still: Whether the source is one picture, from the same moment on.
        error: Why reading ended before the source did, once ``frames`` is closed.
    """

    def __init__(self, open_source: Callable[[], Source]) -> None:
        self.frames: LatestSlot[Frame] = LatestSlot()
        self.name = ""
        self.still = False
        self.error: Exception | None = None
        self._open = open_source
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end, without waiting for it."""
        self._stopping.set()
        self.frames.close()

    def release(self) -> None:
        """Stop, and wait until the source is released or the driver has had its time."""
        self.stop()
        self._thread.join(RELEASE_SECONDS)
        if self._thread.is_alive():
            logger.warning(
                "%s did not answer for %.0f s; it is left behind and released when it answers.",
                self.name or "A source being opened",
                RELEASE_SECONDS,
            )

    def _run(self) -> None:
        try:
            source = self._open()
            try:
                self._read(source)
            finally:
                source.close()
        except Exception as error:  # noqa: BLE001 - whoever takes the frames raises it again
            self.error = error
        finally:
            self.frames.close()

    def _read(self, source: Source) -> None:
        self.name, self.still = source.name, source.still
        pacer = Pacer(self._stopping.wait)
        while not self._stopping.is_set() and (frame := source.read()) is not None:
            self.frames.put(pacer.pace(frame))
