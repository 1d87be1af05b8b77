"""Timeouts of the background work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """How long what may never answer is waited for, in seconds.

    Attributes:
        silent: A source may take so long over a frame before that is told; some webcams need two
            seconds to start.
        poll: Between two looks at what gives no sign of itself.
        retry: Between two attempts to open a camera that was lost.
        release: A driver that blocks is waited for so long before it is left behind.
        close: All that is under way when the window is closed may take so long, together, before
            it is left behind.
    """

    silent: float = 3.0
    poll: float = 0.5
    retry: float = 1.0
    release: float = 2.0
    close: float = 10.0


TIMEOUTS = Timeouts()
"""Those of the app."""
