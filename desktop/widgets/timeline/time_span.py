"""Span of time that is shown."""

from __future__ import annotations

_USUAL = 60.0
_SHORTEST = 2.0
"""Seconds that are shown at first, and at least."""


class TimeSpan:
    """A stretch of time that follows what is shown now until it is moved.

    Attributes:
        seconds: How long it is.
    """

    def __init__(self) -> None:
        self.seconds = _USUAL
        self._first = self._last = self._now = 0.0
        self._begin: float | None = None  # None while it follows

    @property
    def follows(self) -> bool:
        """Whether it moves along, with the newest reading at its end if it can be."""
        return self._begin is None

    @property
    def shows_all(self) -> bool:
        """Whether everything that there is is shown."""
        return self.follows and self.seconds >= self._last - self._first

    @property
    def begin(self) -> float:
        """Where it begins, in seconds of the medium."""
        if self._begin is None:
            before_now = self._now - self.seconds / 2  # the middle, where a video was gone back
            return max(self._first, min(self._last - self.seconds, before_now))
        return self._begin

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.begin + self.seconds

    def cover(self, first: float, last: float, now: float) -> None:
        """Take note of the times of the first and the last reading, and of what is shown now."""
        self._first, self._last, self._now = first, last, now

    def follow(self) -> None:
        """Move along from now on."""
        self._begin = None

    def show_all(self) -> None:
        """Show everything that there is now."""
        self.seconds = max(_SHORTEST, self._last - self._first)
        self.follow()

    def zoom(self, factor: float, around: float) -> None:
        """Show a stretch ``factor`` times as long; the time ``around`` stays where it is.

        While the newest reading is followed, that stays at its place instead.
        """
        longest = max(_USUAL, self._last - self._first)
        seconds = min(max(self.seconds * factor, _SHORTEST), longest)
        if not self.follows:
            self._place(around - (around - self.begin) * seconds / self.seconds, seconds)
        self.seconds = seconds

    def move(self, seconds: float) -> None:
        """Show a later or, with negative seconds, an earlier stretch."""
        self._place(self.begin + seconds, self.seconds)

    def _place(self, begin: float, seconds: float) -> None:
        """Begin there if that is within what there is; at its end, follow it again."""
        begin = max(self._first, begin)
        self._begin = None if begin >= self._last - seconds else begin
