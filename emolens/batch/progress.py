"""Progress of a batch: counted over files and frames, with the time left, and shown on a line.

Written here and not left to tqdm: files count by the share of them that is read, so that the time
left holds for videos of any length, the window shows the same numbers, and a log gets whole lines
every half minute where tqdm writes carriage returns.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from emolens.time_text import time_text

_WIDTH = 72  # of the line that renews itself, wide enough for the longest
_SECONDS_ON_TERMINAL = 0.1
_KNOWN_SHARE, _KNOWN_SECONDS = 0.01, 1.0
"""Of the work done, or since its first frame, until the time left is told: the first frames of a
cluster come late, and many at once."""
_SECONDS_ELSEWHERE = 30.0  # a log wants few lines


@dataclass(frozen=True)
class BatchProgress:
    """How far it has come.

    Attributes:
        done: Files that were read, or could not be.
        files: How many there are.
        frames: How many were analysed.
        share: Of the whole, from 0 to 1; a file that does not say how long it is counts when done.
        seconds_left: An estimate; None before there is one.
    """

    done: int
    files: int
    frames: int
    share: float
    seconds_left: float | None


class ProgressMeter:
    """Counts what is done. It may be told from any thread; files may be under way at once.

    Args:
        show: Told how far it has come, under a lock; not more often than every ``pause`` seconds.
        pause: Seconds.
        clock: Seconds that only go forward.
    """

    def __init__(
        self,
        show: Callable[[BatchProgress], None],
        pause: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._show = show
        self._clock = clock
        self._pause = pause
        self._begun = self._shown = clock()
        self._first: float | None = None  # when a frame was reported
        self._lock = threading.Lock()  # guards all that follows
        self._files, self._done, self._frames = 1, 0, 0
        self._shares: dict[int, float] = {}

    def begin(self, files: int) -> None:
        """Say how many files there are."""
        self._files = files

    def report(self, file: int, frame: int, frames: int | None) -> None:
        """Say that so many frames of a file are done, of how many if that is known."""
        with self._lock:
            self._shares[file] = min(1.0, frame / frames) if frames else 0.0
            self._frames += 1
            self._first = self._clock() if self._first is None else self._first
            self._renew()

    def finish(self, file: int) -> None:
        """Say that a file is done, whether it could be read or not."""
        with self._lock:
            self._shares.pop(file, None)
            self._done += 1
            self._renew()

    def _renew(self) -> None:
        now = self._clock()
        if now - self._shown < self._pause:
            return
        self._shown = now
        share = (self._done + sum(self._shares.values())) / self._files
        since_first = now - (now if self._first is None else self._first)
        known = share > 0 and (share >= _KNOWN_SHARE or since_first >= _KNOWN_SECONDS)
        left = (now - self._begun) * (1 - share) / share if known else None
        self._show(BatchProgress(self._done, self._files, self._frames, share, left))


class ProgressLine:
    """Writes a line that renews itself on a terminal, and one now and then elsewhere.

    Attributes:
        progress: What is shown.

    Args:
        err: Where to write.
        clock: Seconds that only go forward.
    """

    def __init__(self, err: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._err = err
        self._terminal = err.isatty()
        self._lock = threading.Lock()  # guards ``err``
        pause = _SECONDS_ON_TERMINAL if self._terminal else _SECONDS_ELSEWHERE
        self.progress = ProgressMeter(self._show, pause, clock)

    def remark(self, sentence: str) -> None:
        """Write a sentence on a line of its own."""
        with self._lock:
            self._clear()
            self._err.write(f"{sentence}\n")
            self._err.flush()

    def clear(self) -> None:
        """Take the line away."""
        with self._lock:
            self._clear()

    def _show(self, at: BatchProgress) -> None:
        left = "" if at.seconds_left is None else f", {time_text(at.seconds_left)} left"
        line = f"{at.done} of {at.files} files, {at.frames} frames, {at.share:.0%}{left}"
        with self._lock:
            self._err.write(f"\r{line:<{_WIDTH}}" if self._terminal else f"{line}\n")
            self._err.flush()

    def _clear(self) -> None:
        if self._terminal:
            self._err.write(f"\r{'':{_WIDTH}}\r")
            self._err.flush()
