"""Termination of a command from outside: SIGTERM and SIGHUP end it in order, as Ctrl-C does."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from emolens.commands.command_line import INTERRUPTED

_NAMES = ("SIGTERM", "SIGHUP")  # Windows has no hang-up


class Termination:
    """Which signal ended a command, if one did."""

    def __init__(self) -> None:
        self._number: int | None = None

    def interrupt(self, number: int, _frame: FrameType | None) -> None:
        """Interrupt what the main thread does; what is written so far is kept as after Ctrl-C."""
        self._number = number
        raise KeyboardInterrupt

    def exit_code(self, code: int) -> int:
        """Return a command's exit code, after a signal as shells have it: 128 and its number."""
        if self._number is None or code != INTERRUPTED:
            return code
        return 128 + self._number


@contextmanager
def ended_by_signals() -> Iterator[Termination]:
    """Let signals end what runs meanwhile; those that are ignored, as under nohup, stay so."""
    termination = Termination()
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, termination.interrupt)
    try:
        yield termination
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
