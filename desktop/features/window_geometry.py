"""Window geometry, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject

from desktop.features.core import Core

_BORDERS, _TITLE = 8, 40
"""Pixels that the system may draw around a window."""


class WindowGeometryFeature(QObject):
    """Puts the window where it was."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        kept = QByteArray.fromBase64(core.settings.values.geometry.encode("ascii", "ignore"))
        # Qt takes no notice of what is no geometry, and of what lies off all screens.
        core.window.restoreGeometry(kept)
        self._fit_screen()
        core.closing.connect(self._keep)

    def _fit_screen(self) -> None:
        """Let all of the window be on its screen, which may be smaller than it was."""
        window = self._core.window
        room = window.screen().availableGeometry().adjusted(0, 0, -_BORDERS, -_TITLE)
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(window.size().boundedTo(room.size()))

    def _keep(self) -> None:
        place = self._core.window.saveGeometry().toBase64().toStdString()
        self._core.settings.change(geometry=place)
