"""Exception hook: a log entry and a signal for each defect, on whichever thread."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, Signal

logger = logging.getLogger(__name__)


class ExceptionHook(QObject):
    """Logs each defect with its traceback and says that there was one.

    Attributes:
        defect: Carries the exception in one line; may be emitted on any thread.
    """

    defect = Signal(str)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Take over Python's two exception hooks for a while."""
        hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._report
        threading.excepthook = self._report_thread
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = hooks

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        fault = error if error is not None else kind()
        logger.critical("A defect.", exc_info=(kind, fault, traceback))
        self.defect.emit(f"{kind.__name__}: {fault}")

    def _report_thread(self, details: threading.ExceptHookArgs) -> None:
        self._report(details.exc_type, details.exc_value, details.exc_traceback)
