"""Application: the window from its start to its end."""

from __future__ import annotations

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path

# Before Qt: the other order breaks the loading of its libraries on Windows.
from emolens.loading import load_model

# isort: split
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.exception_hook import ExceptionHook
from desktop.language import use_language
from desktop.log_file import logging_to_file
from desktop.resources import APPLICATION_ID, icon_file, settings_file
from desktop.screenshot import Screenshot
from desktop.settings.file import SettingsFile
from desktop.termination import closed_by_signals
from desktop.trouble_report import report_of
from desktop.widgets.dialogs.defect_dialog import DefectDialog
from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from emolens import __version__
from emolens.resources import model_file
from emolens.sources.isolation import isolated

TROUBLE = 2
_NO_DISPLAY = (
    "Emolens finds no display for its window; start it on a desktop, or use 'emolens analyze'."
)

logger = logging.getLogger(__name__)


def run(path: Path | None, model: Path | None, screenshot: Path | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        path: Picture or video to open; None for none.
        model: The user's model file; None for the one that came with the app.
        screenshot: Where to save a picture of the window once ``path`` has been read; the window
            then closes by itself.
    """
    if not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return TROUBLE
    app = _application()
    with logging_to_file() as log_file, isolated():
        logger.info("Emolens %s starts.", __version__)
        return _run_window(app, model, path, screenshot, log_file)


def _run_window(
    app: QApplication,
    model: Path | None,
    path: Path | None,
    screenshot: Path | None,
    log_file: Path,
) -> int:
    kept = SettingsFile(settings_file())
    use_language(app, kept.read()[0].language)
    window = MainWindow(
        WatchedModelFile.at(model or model_file(), partial(load_model, model)),
        settings_file=kept,
        named_model=model,
    )
    if isinstance(app, Application):
        app.file_given.connect(window.take)
    gc.freeze()  # what lives on is not searched for garbage: that held the window up for 20 ms
    hook, box = ExceptionHook(), DefectDialog(log_file, window)
    hook.defect.connect(box.show_fault)
    box.report_wanted.connect(lambda: window.help.show_report(report_of(log_file)))
    shot = Screenshot(window, screenshot) if screenshot else None
    with hook.installed(), closed_by_signals(window.close_anyway):
        window.start(path)
        code = app.exec()
    if shot is not None and shot.trouble:
        print(shot.trouble, file=sys.stderr)
        return TROUBLE
    return code


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application(sys.argv[:1])
    app.setApplicationName("Emolens")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION_ID)  # its entry in a Linux desktop
    app.setStyle("Fusion")  # drawn alike on every system, in its light or dark palette
    app.setWindowIcon(QIcon(str(icon_file())))
    return app


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
