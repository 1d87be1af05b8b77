"""Latest-value slot: one thread leaves its newest value for another."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """Holds one value, the newest: what is not taken in time is overwritten, never queued."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value: T | None = None
        self._closed = False

    @property
    def exhausted(self) -> bool:
        """Whether it is closed and empty: nothing can ever be taken again."""
        with self._changed:
            return self._closed and self._value is None

    def put(self, value: T) -> bool:
        """Leave ``value``, over whatever lies there; a closed slot ignores it.

        Returns:
            Whether the slot was empty, so that someone must be told that it no longer is.
        """
        with self._changed:
            if self._closed:
                return False
            was_empty = self._value is None
            self._value = value
            self._changed.notify()
            return was_empty

    def offer(self, value: T) -> None:
        """Leave ``value`` where nothing newer lies."""
        with self._changed:
            if self._value is None:
                self.put(value)

    def take(self, timeout: float | None = None) -> T | None:
        """Take the value away, waiting at most ``timeout`` seconds for one (None: without end).

        Returns:
            The newest value; None when the time is over or the slot is closed and empty.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout)
            value, self._value = self._value, None
            return value

    def close(self) -> None:
        """Let nothing more in and wake whoever waits; the last value may still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
