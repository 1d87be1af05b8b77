"""The window: puts its parts together and connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop.parts.core import Core
from desktop.parts.help import Help
from desktop.parts.placing import Placing
from desktop.parts.playing import Playing
from desktop.parts.preferences import Preferences
from desktop.settings.file import SettingsFile
from desktop.vision.analysis import Classifier
from desktop.vision.camera import CameraSource
from desktop.vision.sources import Source
from desktop.widgets.menus import Menu
from desktop.workers.model import Stamp


class MainWindow(QMainWindow):
    """The one window of the app.

    Args:
        load_classifier: Loads the model; called off the GUI thread.
        open_camera: Opens the webcam; called off the GUI thread.
        model_stamp: Tells by what it returns whether the model file has changed; by default it
            never does.
        settings_file: Keeps the settings; None to keep none.
    """

    def __init__(
        self,
        load_classifier: Callable[[], Classifier],
        open_camera: Callable[[], Source] = CameraSource,
        model_stamp: Callable[[], Stamp] = lambda: None,
        settings_file: SettingsFile | None = None,
    ) -> None:
        super().__init__()
        self.core = Core(self, load_classifier, model_stamp, settings_file)
        self.stage, self.status = self.core.stage, self.core.status
        self.model, self.player = self.core.model, self.core.player
        self.playing = Playing(self.core, open_camera)
        self.preferences = Preferences(self.core)
        self.help = Help(self.core)
        self._add_quit()
        self._build()
        self.placing = Placing(self.core)
        self.preferences.tuned.connect(self.playing.read_again)
        self.model.changed.connect(self.playing.read_again)

    def start(self, path: Path | None) -> None:
        """Show the window, on a picture or video if one is named."""
        self.show()
        self.preferences.tell_remarks()
        if path is None:
            self.model.warm_up()
        else:
            self.playing.open_path(path)

    def _add_quit(self) -> None:
        self.core.menus.separate(Menu.FILE)
        quit_action = self.core.menus.add(Menu.FILE, "&Quit", QKeySequence.StandardKey.Quit)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        quit_action.triggered.connect(self.close)

    def _build(self) -> None:
        self.setCentralWidget(self.stage)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.resize(1080, 720)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icons for a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.core.menus.tint(self.palette())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept a file that is dragged over the window."""
        if _dragged_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped."""
        path = _dragged_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.playing.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Vanish at once, then wait until camera and threads are released."""
        self.placing.close()
        self.hide()
        self.player.close()
        self.model.close()
        super().closeEvent(event)


def _dragged_file(data: QMimeData) -> Path | None:
    """Return the first local file among the dragged things."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)
