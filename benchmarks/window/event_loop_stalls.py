"""Event-loop stalls: how long at a stretch the window's thread does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

_PAUSE = 0.0002
"""Seconds between two events from which on the thread has been free for others."""


@dataclass
class Stall:
    """A stretch without a pause.

    Attributes:
        start: When it began, in seconds.
        end: When it ended.
        computed: Seconds of it in which the thread computed, rather than waited for a core, for
            another thread, or for Python.
    """

    start: float
    end: float
    computed: float

    @property
    def seconds(self) -> float:
        """How long it was."""
        return self.end - self.start


class StallLog:
    """Joins the times that events take to stretches.

    Attributes:
        all: The stretches, in order.
    """

    def __init__(self) -> None:
        self.all: list[Stall] = []

    def note(self, start: float, end: float, computed: float) -> None:
        """Note an event by the times in seconds at which it began and ended, and its computing."""
        last = self.all[-1] if self.all else None
        if last and start - last.end < _PAUSE:
            last.end, last.computed = end, last.computed + computed
        else:
            self.all.append(Stall(start, end, computed))


class TimedApplication(QApplication):
    """Times its events: our slots, timers and paint events, and Qt's own work in them.

    Attributes:
        stalls: What they came to.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.stalls = StallLog()
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event; those that it brings about in turn are part of it."""
        start, computed = perf_counter(), thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if self._depth == 0:
                self.stalls.note(start, perf_counter(), thread_time() - computed)
