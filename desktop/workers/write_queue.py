"""Queue of what is to be written: every reading, and as many pictures as memory allows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from emolens.readings import AnalysedFrame
from emolens.results.rows import Row

MOST_FRAMES = 20_000
"""Ten minutes of a drive that takes nothing; their readings take a few dozen megabytes."""
MOST_PICTURES = 30
"""A second's, of six megabytes each in full HD."""


@dataclass(frozen=True, eq=False)
class QueuedFrame:
    """All rows of a frame, and the frame if it is to be in the video."""

    rows: Sequence[Row]
    analysed: AnalysedFrame | None


class WriteQueue:
    """A queue in which putting never waits.

    Attributes:
        dropped: Pictures for which there was no room.
        overrun: Whether there was no room even for readings; nothing more was let in then.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self.overrun = False
        self._changed = threading.Condition()
        self._entries: deque[QueuedFrame] = deque()
        self._pictures = 0
        self._closed = False

    @property
    def exhausted(self) -> bool:
        """Whether it is closed and empty."""
        with self._changed:
            return self._closed and not self._entries

    def put(self, rows: Sequence[Row], analysed: AnalysedFrame | None) -> None:
        """Add a frame; its picture is left out where too many wait."""
        with self._changed:
            if self._closed:
                return
            if len(self._entries) >= MOST_FRAMES:
                self.overrun = self._closed = True
                return
            if analysed is not None and self._pictures >= MOST_PICTURES:
                self.dropped += 1
                analysed = None
            self._pictures += analysed is not None
            self._entries.append(QueuedFrame(rows, analysed))
            self._changed.notify()

    def take(self, timeout: float) -> QueuedFrame | None:
        """Return the oldest entry, None if none comes within ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._entries or self._closed, timeout)
            if not self._entries:
                return None
            entry = self._entries.popleft()
            self._pictures -= entry.analysed is not None
            return entry

    def close(self) -> None:
        """Let nothing more in; what waits may still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
