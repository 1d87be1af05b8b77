"""Screenshot of the window, once it shows what it was opened on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Qt

from desktop.window import MainWindow
from emolens.errors import EmolensError
from emolens.readings import AnalysedFrame


class Screenshot(QObject):
    """Saves the window as PNG and closes it, once it shows what has been read.

    Of a source that moves, it waits for the first face, or for the end.

    Attributes:
        trouble: One sentence if it could not be done, else empty.
    """

    def __init__(self, window: MainWindow, file: Path) -> None:
        super().__init__(window)
        self.trouble = ""
        self._window = window
        self._file = file
        self._saved = False
        # Queued, so that the window shows the frame by then and has made room for its texts.
        window.player.analysed.connect(self._look, Qt.ConnectionType.QueuedConnection)
        window.player.ended.connect(self._save, Qt.ConnectionType.QueuedConnection)
        window.player.failed.connect(self._give_up)

    def _look(self, analysed: AnalysedFrame) -> None:
        if analysed.readings or not self._window.player.moves:
            self._save()

    def _save(self) -> None:
        if self._saved:
            return
        self._saved = True
        file = QSaveFile(str(self._file))
        image = self._window.grab().toImage()
        opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if not (opened and image.save(file, "PNG") and file.commit()):  # type: ignore[call-overload]
            self.trouble = f"{self._file} cannot be written ({file.errorString()}); name another."
        self._window.close()

    def _give_up(self, error: EmolensError) -> None:
        self.trouble = str(error)
        self._window.close()
