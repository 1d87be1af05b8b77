"""Closing policy: how everything that is under way in the background ends with the window."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from typing import Protocol

from desktop.workers.timeouts import TIMEOUTS

logger = logging.getLogger(__name__)


class Ending(Protocol):
    """What can be waited for."""

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, so many seconds at most; return whether it has."""


class Background(Ending, Protocol):
    """What is under way off the GUI thread, and ends with the window."""

    @property
    def name(self) -> str:
        """What it is, for the log."""

    def close(self) -> None:
        """Ask it to end for good, without waiting."""


def wait_for_all(endings: Iterable[Ending], seconds: float) -> bool:
    """Wait until all have ended, so many seconds at most together; return whether they have."""
    until = time.monotonic() + seconds
    return all(ending.wait(max(0.0, until - time.monotonic())) for ending in endings)


def close_all(backgrounds: Sequence[Background], seconds: float = TIMEOUTS.close) -> None:
    """Ask everything to end, then wait for it, so many seconds at most for all together.

    What has not ended by then is left behind with a line in the log: its threads are daemons, so
    that no drive or driver that never answers keeps the process alive.
    """
    for background in backgrounds:
        background.close()
    until = time.monotonic() + seconds
    for background in backgrounds:
        if not background.wait(max(0.0, until - time.monotonic())):
            logger.warning("%s: not ended after %.0f s; left behind.", background.name, seconds)
