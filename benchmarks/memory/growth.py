"""Memory growth of a process after the first minute."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.synthetic_videos import RATE

FIRST = 60 * RATE
"""Frames of the first minute, which do not count: libraries set aside what they need."""
_EVERY = 10 * RATE


class Growth:
    """Samples the memory of a process every ten seconds of its medium.

    Args:
        process: Its number; "self" for this one (Linux).
    """

    def __init__(self, process: int | str) -> None:
        self._file = Path(f"/proc/{process}/statm")
        self._pages: list[int] = []

    def note(self, frame: int) -> None:
        """Note that a frame, counted from 0, has been done."""
        if frame >= FIRST + len(self._pages) * _EVERY:
            self._pages.append(int(self._file.read_text(encoding="ascii").split()[1]))

    def text(self) -> str:
        """Return by what share memory grew, at the end and at most."""
        first, last, most = self._pages[0], self._pages[-1], max(self._pages)
        return f"{100 * (last / first - 1):+.1f} % (at most {100 * (most / first - 1):+.1f} %)"
