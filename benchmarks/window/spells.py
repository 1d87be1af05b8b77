"""For how long at a stretch the window's thread does not answer."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

_PAUSE = 0.0002
"""Seconds between two events from which on the thread has been free for others."""


class Spells:
    """Joins the times that events take to stretches without a pause.

    Attributes:
        seconds: How long each stretch was.
    """

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._start = self._end = 0.0

    def note(self, start: float, end: float) -> None:
        """Note an event by the times in seconds at which it began and ended."""
        if self.seconds and start - self._end < _PAUSE:
            self.seconds[-1] = end - self._start
        else:
            self._start = start
            self.seconds.append(end - start)
        self._end = end


class TimedApplication(QApplication):
    """Times its events: our slots, timers and paint events, and Qt's own work in them.

    Attributes:
        spells: What they came to.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.spells = Spells()
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event; those that it brings about in turn are part of it."""
        start = perf_counter()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if self._depth == 0:
                self.spells.note(start, perf_counter())
