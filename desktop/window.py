"""The window: connects what the user does, what is played and what is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from desktop.request import Request
from desktop.vision.analysis import Classifier
from desktop.vision.camera import CameraSource
from desktop.vision.errors import CameraLostError, EmolensError, ModelError, SourceError
from desktop.vision.readings import AnalysedFrame, Frame
from desktop.vision.sources import Source
from desktop.widgets import notice
from desktop.widgets.about import about_box
from desktop.widgets.actions import Actions
from desktop.widgets.notice import Remedy
from desktop.widgets.open_dialog import ask_for_file
from desktop.widgets.stage import Stage
from desktop.widgets.status import StatusBar
from desktop.widgets.tool_bar import ToolBar
from desktop.workers.model import Model, Stamp
from desktop.workers.player import Player


class MainWindow(QMainWindow):
    """The one window of the app.

    Args:
        load_classifier: Loads the model; called off the GUI thread.
        open_camera: Opens the webcam; called off the GUI thread.
        model_stamp: Tells by what it returns whether the model file has changed; by default it
            never does.
    """

    def __init__(
        self,
        load_classifier: Callable[[], Classifier],
        open_camera: Callable[[], Source] = CameraSource,
        model_stamp: Callable[[], Stamp] = lambda: None,
    ) -> None:
        super().__init__()
        self.menu_actions = Actions(self)
        self.stage = Stage()
        self.status = StatusBar()
        self.model = Model(load_classifier, model_stamp, self)
        self.player = Player(self.model.analysis, self)
        self._webcam = Request.webcam(open_camera)
        self._request: Request | None = None
        self._path: Path | None = None
        self._build()
        self._connect()

    def start(self, path: Path | None) -> None:
        """Show the window, on a picture or video if one is named."""
        self.show()
        if path is None:
            self.model.warm_up()
        else:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a picture or video in place of whatever is shown."""
        self._path = path
        self._play(Request.file(path))

    def choose_file(self) -> None:
        """Let the user choose a picture or video, and open it."""
        path = ask_for_file(self, last=self._path)
        if path is not None:
            self.open_path(path)

    def set_webcam(self, on: bool) -> None:
        """Turn the webcam on, in place of whatever is shown, or off."""
        if on:
            self._play(self._webcam)
        else:
            self.player.stop()
            self._show_welcome()

    def _play(self, request: Request) -> None:
        self._request = request
        self.menu_actions.webcam.setChecked(request is self._webcam)
        self.setWindowTitle(f"{request.name} \N{EN DASH} Emolens")
        self.status.show_source(request.name)
        self.stage.show_message(request.opening)
        self.player.play(request.open_source)

    def _show_welcome(self) -> None:
        self._request = None
        self.menu_actions.webcam.setChecked(False)
        self.setWindowTitle("Emolens")
        self.status.show_source("")
        self.stage.show_message(notice.WELCOME)

    def _again(self) -> None:
        if self._request is not None:
            self._play(self._request)
        else:
            self._show_welcome()
            self.model.warm_up()

    def _mend(self, remedy: Remedy) -> None:
        actions: dict[Remedy, Callable[[], None]] = {
            Remedy.OPEN: self.choose_file,
            Remedy.WEBCAM: partial(self.set_webcam, True),
            Remedy.WEBCAM_OFF: partial(self.set_webcam, False),
            Remedy.AGAIN: self._again,
        }
        actions[remedy]()

    def _show_frame(self, analysed: AnalysedFrame) -> None:
        self.stage.show_frame(analysed)
        self.status.show_faces(len(analysed.readings))
        self.status.show_remark(analysed.frame.remark)
        if not analysed.readings and not self.player.live:
            self.stage.show_banner(notice.NO_FACE)

    def _note_painted(self, frame: Frame) -> None:
        if self.player.live:
            self.status.note_painted(frame)

    def _show_end(self) -> None:
        if self.player.live:
            self.status.stop_clock()
            self.stage.show_banner(notice.ENDED)

    def _show_interruption(self, trouble: SourceError) -> None:
        assert self._request is not None, "a source falls silent that nobody asked for"
        self.status.show_source(self._request.name)
        interruption = self._request.interruption(trouble)
        if self.stage.shows_frame and not isinstance(trouble, CameraLostError):
            self.stage.show_banner(interruption)
        else:
            self.stage.show_message(interruption)

    def _show_failure(self, error: EmolensError) -> None:
        assert self._request is not None, "a session fails that nobody asked for"
        was_running = self.stage.shows_frame
        self.menu_actions.webcam.setChecked(False)
        self.status.show_source(self._request.name)
        if isinstance(error, ModelError):
            self.stage.show_message(notice.model_trouble(error))
        else:
            self.stage.show_message(self._request.trouble(error, was_running))

    def _show_refusal(self, error: ModelError) -> None:
        if self._request is None:  # else its session meets the same refusal
            self.stage.show_message(notice.model_trouble(error))

    def _tell_of_kept_model(self, error: ModelError) -> None:
        self.status.tell(f"{error} Emolens goes on with the model that it has.")

    def _build(self) -> None:
        self.setCentralWidget(self.stage)
        self.setStatusBar(self.status)
        self.menu_actions.fill_menus(self.menuBar())
        tool_bar = ToolBar()
        self.menu_actions.fill_tool_bar(tool_bar)
        self.addToolBar(tool_bar)
        self.menu_actions.tint(self.palette())
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.resize(1080, 720)
        self._show_welcome()

    def _connect(self) -> None:
        self.menu_actions.open.triggered.connect(self.choose_file)
        self.menu_actions.quit.triggered.connect(self.close)
        self.menu_actions.webcam.triggered.connect(self.set_webcam)
        self.menu_actions.about.triggered.connect(lambda: about_box(self).open())
        self.stage.chosen.connect(self._mend)
        self.stage.painted.connect(self._note_painted)
        self.model.refused.connect(self._show_refusal)
        self.model.kept.connect(self._tell_of_kept_model)
        self.player.analysed.connect(self._show_frame)
        self.player.interrupted.connect(self._show_interruption)
        self.player.ended.connect(self._show_end)
        self.player.failed.connect(self._show_failure)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icons for a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.menu_actions.tint(self.palette())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept a file that is dragged over the window."""
        if _dragged_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped."""
        path = _dragged_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Vanish at once, then wait until camera and threads are released."""
        self.hide()
        self.player.close()
        self.model.close()
        super().closeEvent(event)


def _dragged_file(data: QMimeData) -> Path | None:
    """Return the first local file among the dragged things."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)
