"""Playback commands: what the user wants of a video that is played."""

from __future__ import annotations

import threading
from dataclasses import dataclass

_MOST_STEPS = 3
"""Steps that wait to be taken: a key that is held must not run on after it is let go."""


@dataclass(frozen=True)
class Play:
    """On to the next frame when it is due."""


@dataclass(frozen=True)
class Step:
    """To the next frame at once, or back to the one before."""

    back: bool


@dataclass(frozen=True)
class Jump:
    """To the frame nearest to ``time``, in seconds."""

    time: float


PlaybackCommand = Play | Step | Jump


class PlaybackController:
    """Hands the user's wishes to the thread that reads.

    A newer place to jump to replaces one that was not reached yet: nothing queues.

    Attributes:
        speed: Seconds of the video that pass in one.
        loops: Whether it begins again after its end, rather than standing there.
    """

    def __init__(self) -> None:
        self.speed = 1.0
        self.loops = False
        self._changed = threading.Condition()
        self._playing = True
        self._steps = 0
        self._time: float | None = None
        self._stopped = False

    @property
    def playing(self) -> bool:
        """Whether it plays by itself, rather than being paused."""
        with self._changed:
            return self._playing

    @property
    def stopped(self) -> bool:
        """Whether nothing more is wanted at all."""
        with self._changed:
            return self._stopped

    def play(self, on: bool = True) -> None:
        """Play on, or pause."""
        with self._changed:
            self._playing = on
            self._changed.notify_all()

    def step(self, frames: int) -> None:
        """Pause and go by so many frames, back where negative."""
        with self._changed:
            self._playing = False
            self._steps = max(-_MOST_STEPS, min(self._steps + frames, _MOST_STEPS))
            self._changed.notify_all()

    def jump(self, time: float) -> None:
        """Go to a time in seconds, and play on or stay paused there."""
        with self._changed:
            self._time, self._steps = time, 0
            self._changed.notify_all()

    def stop(self) -> None:
        """End all waiting for good."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def next_command(self) -> PlaybackCommand | None:
        """Return what to do next, as soon as something is to be done; None to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._playing or self._disturbed)
            if self._stopped:
                return None
            if self._time is not None:
                time, self._time = self._time, None
                return Jump(time)
            if self._steps:
                back = self._steps < 0
                self._steps += 1 if back else -1
                return Step(back)
            return Play()

    def wait(self, seconds: float) -> bool:
        """Wait while nothing but playing on is wanted, ``seconds`` at most.

        Returns:
            Whether something else is.
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._disturbed or not self._playing, seconds)

    @property
    def _disturbed(self) -> bool:
        return self._stopped or self._time is not None or self._steps != 0
