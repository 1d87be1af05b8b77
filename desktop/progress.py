"""How far an analysis has come, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_WIDTH = 72  # of the line that renews itself, wide enough for the longest
_SECONDS_ON_TERMINAL = 0.1
_SECONDS_ELSEWHERE = 30.0  # a log wants few lines


class Progress:
    """Writes a line that renews itself on a terminal, and one now and then elsewhere.

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
        self._file, self._files = 0, 1

    def begin(self, file: int, files: int) -> None:
        """Turn to the next file, numbered from 0."""
        self._file, self._files = file, files

    def report(self, frame: int, frames: int | None) -> None:
        """Say that so many frames of the file are done, of how many if that is known."""
        now = self._clock()
        if now - self._written < self._pause:
            return
        self._written = now
        within = min(1.0, frame / frames) if frames else 0.0
        left = self._time_left(now - self._begun, (self._file + within) / self._files)
        line = f"file {self._file + 1} of {self._files}, frame {frame} of {frames or '?'}{left}"
        self._err.write(f"\r{line:<{_WIDTH}}" if self._terminal else f"{line}\n")
        self._err.flush()

    def remark(self, sentence: str) -> None:
        """Write a sentence on a line of its own."""
        self.clear()
        self._err.write(f"{sentence}\n")
        self._err.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal:
            self._err.write(f"\r{'':{_WIDTH}}\r")
            self._err.flush()

    @staticmethod
    def _time_left(elapsed: float, done: float) -> str:
        if done <= 0:
            return ""
        minutes, seconds = divmod(round(elapsed * (1 - done) / done), 60)
        return f", {minutes}:{seconds:02} left"
