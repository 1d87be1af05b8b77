"""How far an analysis has come, on standard error."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TextIO

_WIDTH = 72  # of the line that renews itself, wide enough for the longest
_SECONDS_ON_TERMINAL = 0.1
_SECONDS_ELSEWHERE = 30.0  # a log wants few lines


class Progress:
    """Writes a line that renews itself on a terminal, and one now and then elsewhere.

    It may be told from any thread; files may be under way at the same time.

    Args:
        err: Where to write.
        clock: Seconds that only go forward.
    """

    def __init__(self, err: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._err = err
        self._clock = clock
        self._terminal = err.isatty()
        self._pause = _SECONDS_ON_TERMINAL if self._terminal else _SECONDS_ELSEWHERE
        self._begun = self._written = clock()
        self._lock = threading.Lock()  # guards all that follows, and ``err``
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
            self._renew()

    def finish(self, file: int) -> None:
        """Say that a file is done, whether it could be read or not."""
        with self._lock:
            self._shares.pop(file, None)
            self._done += 1
            self._renew()

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

    def _renew(self) -> None:
        now = self._clock()
        if now - self._written < self._pause:
            return
        self._written = now
        share = (self._done + sum(self._shares.values())) / self._files
        left = _time_left(now - self._begun, share)
        line = f"{self._done} of {self._files} files, {self._frames} frames, {share:.0%}{left}"
        self._err.write(f"\r{line:<{_WIDTH}}" if self._terminal else f"{line}\n")
        self._err.flush()

    def _clear(self) -> None:
        if self._terminal:
            self._err.write(f"\r{'':{_WIDTH}}\r")
            self._err.flush()


def _time_left(elapsed: float, share: float) -> str:
    if share <= 0:
        return ""
    minutes, seconds = divmod(round(elapsed * (1 - share) / share), 60)
    return f", {minutes}:{seconds:02} left"
