"""Tally of a live session: its time, the shares of the expressions, and the clearest moments."""

from __future__ import annotations

from collections import defaultdict

from emolens.readings import AnalysedFrame, Reading
from emolens.results.summary import LONGEST_STEP


class SessionTally:
    """Counts what is read of a live source, as the summary beside a result does.

    A frame speaks for the time since the frame before it, a second at most.

    Attributes:
        seconds: How long the session has lasted, without the time in which no frames came.
        seen: Seconds of faces; two faces count twice.
    """

    def __init__(self) -> None:
        self.seconds = self.seen = 0.0
        self._highest: defaultdict[str, float] = defaultdict(float)
        self._clearest: dict[str, tuple[float, float]] = {}
        self._last: float | None = None

    def add(self, analysed: AnalysedFrame) -> None:
        """Count a frame."""
        time = analysed.frame.time
        step = 0.0 if self._last is None else min(max(0.0, time - self._last), LONGEST_STEP)
        self._last = time
        self.seconds += step
        for reading in analysed.readings:
            self._add(reading, step)

    def shares(self) -> dict[str, float]:
        """Return for how much of the faces' time each expression was highest, the most first."""
        ordered = sorted(self._highest.items(), key=lambda item: -item[1])
        return {name: seconds / self.seen for name, seconds in ordered} if self.seen else {}

    def clearest(self) -> dict[str, tuple[float, float]]:
        """Return each expression's highest score and its time in seconds, the clearest first."""
        return dict(sorted(self._clearest.items(), key=lambda item: -item[1][0]))

    def _add(self, reading: Reading, step: float) -> None:
        name, score = max(reading.shown.items(), key=lambda item: item[1])
        self.seen += step
        self._highest[name] += step
        if score > self._clearest.get(name, (0.0, 0.0))[0]:
            self._clearest[name] = (score, reading.time)
