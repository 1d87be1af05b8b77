"""Window geometry, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject

from desktop.features.core import Core


class WindowGeometryFeature(QObject):
    """Puts the window where it was."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        kept = QByteArray.fromBase64(core.settings.values.geometry.encode("ascii", "ignore"))
        # Qt takes no notice of what is no geometry, and of what lies off all screens.
        core.window.restoreGeometry(kept)
        core.closing.connect(self._keep)

    def _keep(self) -> None:
        place = self._core.window.saveGeometry().toBase64().toStdString()
        self._core.settings.change(geometry=place)
