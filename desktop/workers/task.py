"""Fetches something that may take a while, off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from emolens.errors import EmolensError

_END_SECONDS = 2.0
"""How long a drive or a driver that does not answer is waited for at the end."""


class Errand(QObject):
    """Fetches one thing at a time; of an older one that is still under way nothing is heard.

    Attributes:
        done: Carries what was fetched.
        failed: Carries the :class:`~emolens.errors.EmolensError` for which it was not.
    """

    done = Signal(object)
    failed = Signal(object)
    _back = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: threading.Thread | None = None  # the one that is heard
        self._unfinished: list[threading.Thread] = []
        self._back.connect(self._hear)

    def run(self, fetch: Callable[[], Any]) -> None:
        """Call ``fetch`` on a thread of its own, and tell what comes of it."""
        self._thread = threading.Thread(
            target=self._fetch, args=[fetch], name=self._name, daemon=True
        )
        self._unfinished = [old for old in self._unfinished if old.is_alive()] + [self._thread]
        self._thread.start()

    def forget(self) -> None:
        """Hear nothing of what is under way."""
        self._thread = None

    def close(self) -> None:
        """Hear nothing more, and wait until all is over."""
        self.forget()
        for thread in self._unfinished:
            thread.join(_END_SECONDS)

    def _fetch(self, fetch: Callable[[], Any]) -> None:
        try:
            fetched = fetch()
        except EmolensError as error:
            fetched = error
        self._back.emit(threading.current_thread(), fetched)

    @Slot(object, object)
    def _hear(self, thread: threading.Thread, fetched: object) -> None:
        if thread is not self._thread:
            return
        self._thread = None
        if isinstance(fetched, EmolensError):
            self.failed.emit(fetched)
        else:
            self.done.emit(fetched)
