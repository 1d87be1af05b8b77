"""Main window: the features, put together and connected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

# Before Qt: the other order breaks the loading of its libraries on Windows.
from emolens.loading import load_model

# isort: split
from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox

from desktop.features.batch import BatchFeature
from desktop.features.camera import CameraFeature, ListCameras, OpenCamera
from desktop.features.comparison import ComparisonFeature
from desktop.features.context_menus import ContextMenuFeature
from desktop.features.core import Core
from desktop.features.drop_and_paste import DropAndPasteFeature
from desktop.features.event_files import EventFilesFeature
from desktop.features.events import EventsFeature
from desktop.features.evidence import EvidenceFeature
from desktop.features.film import FilmFeature
from desktop.features.film_part import FilmPartFeature
from desktop.features.first_contact import FirstContactFeature
from desktop.features.folder_navigation import FolderNavigationFeature
from desktop.features.full_screen import FullScreenFeature
from desktop.features.help import HelpFeature
from desktop.features.labelled_dataset import LabelledDatasetFeature
from desktop.features.labelling import LabellingFeature
from desktop.features.labelling_round import LabellingRoundFeature
from desktop.features.model import MODEL_SUFFIX, ModelFeature
from desktop.features.neutral_baseline import NeutralBaselineFeature
from desktop.features.open_files import OpenFilesFeature
from desktop.features.people import PeopleFeature
from desktop.features.playback import PlaybackFeature
from desktop.features.playback_speed import PlaybackSpeedFeature
from desktop.features.preferences import PreferencesFeature
from desktop.features.recording import RecordingFeature
from desktop.features.results import ResultsFeature
from desktop.features.save_results import SaveResultsFeature
from desktop.features.session_summary import SessionSummaryFeature
from desktop.features.snapshot import SnapshotFeature
from desktop.features.source_display import SourceDisplayFeature
from desktop.features.streaming import StreamingFeature
from desktop.features.summary import SummaryFeature
from desktop.features.timeline import TimelineFeature
from desktop.features.timeline_picture import TimelinePictureFeature
from desktop.features.tour import TourFeature
from desktop.features.window_geometry import WindowGeometryFeature
from desktop.features.zoom import ZoomFeature
from desktop.i18n import tr
from desktop.settings.file import SettingsFile
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.workers.model_file import WatchedModelFile
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from emolens.protocols import EvidenceModel
from emolens.results.formats import FORMATS
from emolens.sources.camera_list import connected_cameras, open_camera


class MainWindow(QMainWindow):
    """The one window of the app.

    Args:
        model_file: Of the model, which is loaded off the GUI thread.
        open_camera: Opens a camera; called off the GUI thread.
        settings_file: Keeps the settings; None to keep none.
        load_model: Loads the model file that the user chooses, or for None the shipped one that
            suits the machine; called off the GUI thread.
        named_model: The model file that the program was started with; None for none.
        list_cameras: Lists the cameras that are connected; called off the GUI thread.
        timeouts: How long background work is waited for.
    """

    def __init__(  # noqa: PLR0913 - everything that tests stand in for
        self,
        model_file: WatchedModelFile,
        open_camera: OpenCamera = open_camera,
        settings_file: SettingsFile | None = None,
        *,
        load_model: Callable[[Path | None], EvidenceModel] = load_model,
        named_model: Path | None = None,
        list_cameras: ListCameras = connected_cameras,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        super().__init__()
        self.core = Core(self, model_file, settings_file, timeouts)
        self.stage, self.status, self.player = self.core.stage, self.core.status, self.core.player
        self.open_files = OpenFilesFeature(self.core)
        self.folder_navigation = FolderNavigationFeature(self.core)
        self.drop_and_paste = DropAndPasteFeature(self.core)
        self.camera = CameraFeature(self.core, open_camera, list_cameras)
        self.playback = PlaybackFeature(self.core)
        self.playback_speed = PlaybackSpeedFeature(self.core)
        self.film = FilmFeature(self.core)
        self.save_results = SaveResultsFeature(self.core)
        self.zoom = ZoomFeature(self.core)
        self.full_screen = FullScreenFeature(self.core)
        self.recording = RecordingFeature(self.core)
        self.batch = BatchFeature(self.core)
        self.film_part = FilmPartFeature(self.core)
        self.results = ResultsFeature(self.core)
        self.labelling = LabellingFeature(self.core)
        self.labelling_round = LabellingRoundFeature(self.core)
        self.labelled_dataset = LabelledDatasetFeature(self.core)
        self.summary = SummaryFeature(self.core)
        self.snapshot = SnapshotFeature(self.core)
        self.timeline = TimelineFeature(self.core)
        self.timeline_picture = TimelinePictureFeature(self.core, self.timeline.view)
        self.events = EventsFeature(self.core, self.timeline.view)
        self.people = PeopleFeature(self.core, self.timeline.view)
        self.streaming = StreamingFeature(self.core)
        self.event_files = EventFilesFeature(self.core)
        self.session_summary = SessionSummaryFeature(self.core)
        self.evidence = EvidenceFeature(self.core)
        self.context_menus = ContextMenuFeature(self.core, self.timeline.view)
        self.neutral_baseline = NeutralBaselineFeature(self.core)
        self.source_display = SourceDisplayFeature(self.core)
        self.model = ModelFeature(self.core, load_model, named_model)
        self.comparison = ComparisonFeature(self.core, load_model)
        self.preferences = PreferencesFeature(self.core)
        self.help = HelpFeature(self.core)
        self.first_contact = FirstContactFeature(self.core)
        self.tour = TourFeature(self.core, self.timeline.view)
        self.core.menus.action("quit").triggered.connect(self.close)
        self._ends_anyway = False
        self._build()
        self.window_geometry = WindowGeometryFeature(self.core)
        self._connect()

    def start(self, path: Path | None) -> None:
        """Show the window, on a picture, a video or results if one is named."""
        self.show()
        self.preferences.tell_remarks()
        self.model.use_kept()
        self.batch.offer_unfinished()
        if path is None:
            self.first_contact.begin()
            self.stage.message.setFocus()  # where it was put before there was a window
            self.core.model_loader.warm_up()
        elif path.suffix.lower() in FORMATS:
            self.results.open_path(path)
        else:
            self.open_files.open_path(path)

    def _connect(self) -> None:
        """Let the features hear of one another."""
        for feature in (self.open_files, self.folder_navigation, self.drop_and_paste, self.camera):
            feature.wanted.connect(self.source_display.play)
        self.first_contact.wanted.connect(self.source_display.play)
        self.tour.film_wanted.connect(self.first_contact.show_film)
        self.tour.stillness_wanted.connect(self.playback.toggle)
        self.tour.own_photos_wanted.connect(self.open_files.choose_own_photos)
        self.open_files.folder_wanted.connect(self.folder_navigation.open)
        self.drop_and_paste.file_given.connect(self.take)
        self.drop_and_paste.files_given.connect(self.folder_navigation.open_files)
        self.film_part.wanted.connect(self.batch.analyze_part)
        self.timeline.view.chosen.connect(self.film_part.note_stretch)
        self.batch.result_wanted.connect(self.results.open_path)
        self.results.read.connect(self.summary.note_result)
        self.batch.completed.connect(self.summary.note_result)
        self.results.wanted.connect(self.folder_navigation.open_among)
        self.results.opened.connect(self.source_display.show_results)
        self.results.read.connect(self.people.note_result)
        self.results.opened.connect(lambda source, _: self.people.show(source))
        self.results.opened.connect(lambda _, history: self.timeline.show_results(history))
        self.labelling.begun.connect(self.labelling_round.begin)
        self.labelling_round.dataset_wanted.connect(self.labelled_dataset.join)
        self.timeline.view.sought.connect(self.playback.jump)
        self.timeline.filled.connect(self.timeline_picture.allow)
        self.timeline.view.chosen.connect(self.neutral_baseline.choose_stretch)
        for action in (self.playback.back, self.playback.play, self.playback.step):
            self.timeline.view.addAction(action)  # a click there must not take their keys away
        self.playback.stood.connect(self.source_display.settle)
        self.film.begun.connect(self.timeline.show_film)
        self.film.advanced.connect(self.timeline.take_in)
        for signal in (self.film.begun, self.film.advanced):
            signal.connect(self.playback.show_read)
            signal.connect(self.save_results.take)
        self._let_be_read_again()

    def _let_be_read_again(self) -> None:
        """Let what stands still show what has changed; what moves takes it up by itself."""
        changed = (self.preferences.options_changed, self.core.model_loader.changed)
        for signal in changed:  # before anything is read by them
            signal.connect(self.neutral_baseline.review)
        for signal in changed:
            signal.connect(self.film.begin_anew)
        for signal in changed:  # after the video has said that it is read anew
            signal.connect(self.neutral_baseline.tell_review)
        self.neutral_baseline.changed.connect(self.film.correct)
        self.neutral_baseline.changed.connect(self.source_display.read_again)
        another_look = (self.evidence.missed, self.comparison.changed)
        for signal in another_look:
            signal.connect(self.film.look_again)
        for signal in (*changed, *another_look):
            signal.connect(self.source_display.read_again)

    def take(self, path: Path) -> None:
        """Use a file that was pasted, dropped or given by the desktop for what it is."""
        takers = {MODEL_SUFFIX: self.model.use, **dict.fromkeys(FORMATS, self.results.open_path)}
        takers.get(path.suffix.lower(), self.open_files.open_path)(path)

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
        """Ask once if work is under way; vanish at once, then wait for camera and threads."""
        work = [] if self._ends_anyway else self.core.work_under_way()
        if work:
            event.ignore()
            self._ask_to_end(" ".join(work))
            return
        self.core.closing.emit()
        self.hide()
        self.core.close()
        super().closeEvent(event)

    def close_anyway(self) -> None:
        """Close the window whatever is under way."""
        self._ends_anyway = True
        self.close()

    def _ask_to_end(self, work: str) -> None:
        action = (tr("Close anyway"), self.close_anyway)
        box = warning_box(self, tr("Close Emolens?"), work, action)
        box.button(QMessageBox.StandardButton.Close).setText(tr("Keep running"))
        box.setDefaultButton(QMessageBox.StandardButton.Close)
        box.open()
