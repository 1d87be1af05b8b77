"""Wall clock: the time of day at which a frame was captured."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from emolens.results.metadata import now


class WallClock:
    """Tells the time of day of moments on the clock of :attr:`~emolens.readings.Frame.captured`.

    It goes by the system's clock as it was when this one was made: what is set there later does not
    let times jump.
    """

    def __init__(self) -> None:
        self._zero = now() - timedelta(seconds=time.monotonic())

    @property
    def set_by(self) -> float:
        """Seconds by which the system's clock is ahead of this one, since it was set."""
        return (now() - self.at(time.monotonic())).total_seconds()

    def at(self, captured: float) -> datetime:
        """Return the time of day, in the local zone, of a moment in seconds."""
        return (self._zero + timedelta(seconds=captured)).astimezone()
