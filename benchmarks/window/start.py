"""Start of the app: from the start of its process to the first paint of its window.

``python -m benchmarks.window.start`` opens the window, prints when it was painted, and ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial

from emolens.loading import load_model

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from emolens.resources import model_file


def seconds_to_first_window() -> float:
    """Start the app in a process of its own, on no screen, and return how long its window took."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app is compiled
    begun = time.time()  # of the day: the only clock that two processes share
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.window.start"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(told.stdout) - begun


class _FirstPaint(QObject):
    """Prints when a window is painted first, and closes it then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the paint."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._end)  # when it has been painted
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        print(time.time())
        self._window.close()


def _main() -> None:
    app = QApplication([])
    window = MainWindow(WatchedModelFile.at(model_file(), partial(load_model, None)))
    _FirstPaint(window)
    window.start(None)
    app.exec()


if __name__ == "__main__":
    _main()
