"""The window: puts its parts together and connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

# Before Qt: the other order breaks the loading of its libraries on Windows.
from emolens.loading import load_for_window

# isort: split
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop.features.batch import Analysing
from desktop.features.camera import Cameras, ListCameras, OpenCamera
from desktop.features.core import Core
from desktop.features.drop_and_paste import Arriving
from desktop.features.evidence import Explaining
from desktop.features.folder_navigation import Folders
from desktop.features.help import Help
from desktop.features.model import MODEL_SUFFIX, Models
from desktop.features.neutral_baseline import Calibrating
from desktop.features.open_files import Opening
from desktop.features.playback import Transport
from desktop.features.preferences import Preferences
from desktop.features.recording import Recording
from desktop.features.results import Results
from desktop.features.snapshot import Snapshots
from desktop.features.source_display import Playing
from desktop.features.timeline import Timeline
from desktop.features.window_geometry import Placing
from desktop.features.zoom import Zooming
from desktop.settings.file import SettingsFile
from desktop.widgets.menus.menu_bar import Menu
from desktop.workers.model_loader import Stamp
from emolens.i18n import tr
from emolens.protocols import EvidenceModel
from emolens.results.formats import FORMATS
from emolens.sources.camera_list import connected_cameras, open_camera


class MainWindow(QMainWindow):
    """The one window of the app.

    Args:
        load_classifier: Loads the model; called off the GUI thread.
        open_camera: Opens a camera; called off the GUI thread.
        model_stamp: Tells by what it returns whether the model file has changed; by default it
            never does.
        settings_file: Keeps the settings; None to keep none.
        load_file: Loads the model file that the user chooses, or for None the shipped one that
            suits the machine; called off the GUI thread.
        model: The model file that the program was started with; None for none.
        list_cameras: Lists the cameras that are connected; called off the GUI thread.
    """

    def __init__(  # noqa: PLR0913 - everything that tests stand in for
        self,
        load_classifier: Callable[[], EvidenceModel],
        open_camera: OpenCamera = open_camera,
        model_stamp: Callable[[], Stamp] = lambda: None,
        settings_file: SettingsFile | None = None,
        *,
        load_file: Callable[[Path | None], EvidenceModel] = load_for_window,
        model: Path | None = None,
        list_cameras: ListCameras = connected_cameras,
    ) -> None:
        super().__init__()
        self.core = Core(self, load_classifier, model_stamp, settings_file)
        self.stage, self.status = self.core.stage, self.core.status
        self.model, self.player = self.core.model, self.core.player
        self.opening = Opening(self.core)
        self.folders = Folders(self.core)
        self.arriving = Arriving(self.core)
        self.cameras = Cameras(self.core, open_camera, list_cameras)
        self.transport = Transport(self.core)
        self.zooming = Zooming(self.core)
        self.recording = Recording(self.core)
        self.analysing = Analysing(self.core)
        self.results = Results(self.core)
        self.snapshots = Snapshots(self.core)
        self.timeline = Timeline(self.core)
        self.explaining = Explaining(self.core)
        self.calibrating = Calibrating(self.core)
        self.playing = Playing(self.core)
        self.models = Models(self.core, load_file, model)
        self.preferences = Preferences(self.core)
        self.help = Help(self.core)
        self._add_quit()
        self._build()
        self.placing = Placing(self.core)
        self._connect()

    def start(self, path: Path | None) -> None:
        """Show the window, on a picture or video if one is named."""
        self.show()
        self.preferences.tell_remarks()
        self.models.use_kept()
        if path is None:
            self.model.warm_up()
        else:
            self.opening.open_path(path)

    def _connect(self) -> None:
        """Let the parts hear of one another."""
        for part in (self.opening, self.folders, self.arriving, self.cameras):
            part.wanted.connect(self.playing.play)
        self.opening.folder_wanted.connect(self.folders.open)
        self.arriving.file_given.connect(self._take)
        self.analysing.result_wanted.connect(self.results.open_path)
        self.results.opened.connect(self.playing.show_results)
        self.results.opened.connect(lambda _, history: self.timeline.show_results(history))
        self.timeline.view.sought.connect(self.transport.jump)
        for changed in (self.preferences.tuned, self.model.changed, self.explaining.missed):
            changed.connect(self.playing.read_again)
            changed.connect(self.transport.read_again)

    def _take(self, path: Path) -> None:
        """Use a file that was pasted or dropped for what it is."""
        takers = {MODEL_SUFFIX: self.models.use, **dict.fromkeys(FORMATS, self.results.open_path)}
        takers.get(path.suffix.lower(), self.opening.open_path)(path)

    def _add_quit(self) -> None:
        self.core.menus.separate(Menu.FILE)
        quit_action = self.core.menus.add(Menu.FILE, tr("&Quit"), QKeySequence.StandardKey.Quit)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        quit_action.triggered.connect(self.close)

    def _build(self) -> None:
        self.setCentralWidget(self.stage)
        self.setStatusBar(self.status)
        self.setMinimumSize(640, 480)
        self.resize(1080, 720)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icons for a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.core.menus.tint(self.palette())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Vanish at once, then wait until camera and threads are released."""
        self.placing.close()
        self.hide()
        self.player.close()
        self.recording.close()
        self.analysing.close()
        self.results.close()
        self.folders.close()
        self.cameras.close()
        self.models.close()
        self.model.close()
        super().closeEvent(event)
