"""Statistics of one person in one window of time, gathered frame by frame."""

from __future__ import annotations

import math
from collections import defaultdict

from emolens.readings import Reading
from emolens.results.summary import LONGEST_STEP

TURNED_AWAY = 30.0
"""Degrees to the side from which on a face counts as turned away."""


class Statistics:
    """Sums up what is seen of a person in a window.

    Attributes:
        frames: In which the person was seen.
        seconds: The time that these speak for: each the time since the frame before it, a second at
            most.
        uncertain: Seconds of it in which the name was uncertain.
        turned: Seconds of it in which the face was turned away.
        posed: Seconds of it in which it is known how far the face was turned.
        latency: Seconds from the begin of the window to the first other name than the one that was
            shown there; NaN where the name stayed, or was not known there.

    Args:
        begin: Of the window, in seconds.
        before: What was read of the person last, if anything.
    """

    def __init__(self, begin: float, before: Reading | None = None) -> None:
        self.frames = 0
        self.seconds = 0.0
        self.uncertain = 0.0
        self.turned = 0.0
        self.posed = 0.0
        self.latency = math.nan
        self._begin = begin
        self._first_name = _name_at(begin, before)
        self._sums: defaultdict[str, float] = defaultdict(float)
        self._peaks: dict[str, float] = {}
        self._highest: defaultdict[str, float] = defaultdict(float)
        self._episodes: defaultdict[str, int] = defaultdict(int)
        self._named: defaultdict[str, float] = defaultdict(float)
        self._last: Reading | None = None

    def add(self, reading: Reading, step: float) -> None:
        """Take in the next reading of the person.

        Args:
            reading: The reading.
            step: Seconds that its frame speaks for.
        """
        self.frames += 1
        self.seconds += step
        self.uncertain += step * reading.uncertain
        yaw = None if reading.face.quality is None else reading.face.quality.yaw
        if yaw is not None:
            self.posed += step
            self.turned += step * (abs(yaw) > TURNED_AWAY)
        for name, share in (reading.corrected or reading.scores).items():
            self._sums[name] += share
        shown = reading.shown
        for name, share in shown.items():
            self._peaks[name] = max(share, self._peaks.get(name, 0.0))
        self._highest[max(shown, key=shown.__getitem__)] += step
        self._follow(reading, step)

    def mean(self, expression: str) -> float:
        """Return the mean of an expression's scores, corrected where they are."""
        return self._sums[expression] / self.frames if self.frames else math.nan

    def peak(self, expression: str) -> float:
        """Return the highest smoothed score; in pictures, the highest score."""
        return self._peaks.get(expression, math.nan)

    def share_of_time(self, expression: str) -> float:
        """Return the share of the time seen in which an expression's smoothed score was highest."""
        return self._highest[expression] / self.seconds if self.seconds else math.nan

    def episodes(self, expression: str) -> int:
        """Return how often an expression came to be the name."""
        return self._episodes[expression]

    def episode_seconds(self, expression: str) -> float:
        """Return how long an episode of an expression lasts in the mean, in seconds."""
        count = self._episodes[expression]
        return self._named[expression] / count if count else math.nan

    def _follow(self, reading: Reading, step: float) -> None:
        name, last = reading.expression, self._last
        apart = last is None or reading.time - last.time > LONGEST_STEP
        if apart or (last is not None and last.expression != name):
            self._episodes[name] += 1
        self._named[name] += step
        self._first_name = self._first_name or _name_at(self._begin, reading)
        if self._first_name and name != self._first_name and math.isnan(self.latency):
            self.latency = reading.time - self._begin
        self._last = reading


def _name_at(time: float, reading: Reading | None) -> str:
    """Return the name that a reading gives a moment; empty where it is too far from it."""
    near = reading is not None and abs(reading.time - time) <= LONGEST_STEP
    return reading.expression if near and reading is not None else ""
