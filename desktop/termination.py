"""Termination of the window from outside: signals close it in order, and recordings end whole."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no hang-up


@contextmanager
def closed_by_signals(close: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C and the like close the window; those that are ignored, as under nohup, stay so.

    Python's own handlers would wait for Qt to call some Python: what wakes it is a socket.

    Args:
        close: Called on the GUI thread.
    """
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)

    def wake() -> None:
        with suppress(BlockingIOError):
            reading.recv(64)
        close()

    notifier.activated.connect(wake)
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, lambda *_: None)  # so that the socket is written to
    woken = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        notifier.deleteLater()
        reading.close()
        writing.close()
