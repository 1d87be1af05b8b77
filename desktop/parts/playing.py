"""What is played, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from desktop.parts.core import Core
from desktop.request import Request
from desktop.vision.errors import CameraLostError, EmolensError, ModelError, SourceError
from desktop.vision.readings import AnalysedFrame, Frame
from desktop.vision.sources import Source
from desktop.widgets import notice
from desktop.widgets.glyphs import draw_picture, draw_webcam
from desktop.widgets.menus import Menu
from desktop.widgets.notice import Remedy
from desktop.widgets.open_dialog import ask_for_file

_PAUSE = 300
"""Milliseconds without a further change before a picture is read anew."""


class Playing(QObject):
    """Opens what the user asks for, and shows what comes: frames, messages, the end.

    Attributes:
        open: The action that asks for a file.
        webcam: The action that turns the webcam on and off; checked while it is on.

    Args:
        core: What all parts share.
        open_camera: Opens the webcam; called off the GUI thread.
    """

    def __init__(self, core: Core, open_camera: Callable[[], Source]) -> None:
        super().__init__(core)
        self._core = core
        self._stage, self._status, self._player = core.stage, core.status, core.player
        self._webcam = Request.webcam(open_camera)
        self._request: Request | None = None
        self._path: Path | None = None
        self._reading_again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._reading_again.timeout.connect(self._reread)
        self._add_actions()
        self._listen()
        self.show_welcome()

    def open_path(self, path: Path) -> None:
        """Open a picture or video in place of whatever is shown."""
        self._path = path
        self.play(Request.file(path))

    def choose_file(self) -> None:
        """Let the user choose a picture or video, and open it."""
        path = ask_for_file(self._core.window, last=self._path)
        if path is not None:
            self.open_path(path)

    def set_webcam(self, on: bool) -> None:
        """Turn the webcam on, in place of whatever is shown, or off."""
        if on:
            self.play(self._webcam)
        else:
            self._player.stop()
            self.show_welcome()

    def play(self, request: Request) -> None:
        """Open a source in place of whatever is shown."""
        self._turn_to(request)
        self._stage.show_message(request.opening)
        self._player.play(request.open_source)

    def read_again(self) -> None:
        """Read a still picture anew, soon: what moves takes up by itself what has changed."""
        self._reading_again.start()

    def show_welcome(self) -> None:
        """Show what can be done, in place of any source."""
        self._turn_to(None)
        self._stage.show_message(notice.WELCOME)

    def _turn_to(self, request: Request | None) -> None:
        self._request = request
        name = request.name if request else ""
        self.webcam.setChecked(request is self._webcam)
        self._core.window.setWindowTitle(f"{name} \N{EN DASH} Emolens" if name else "Emolens")
        self._status.show_source(name)
        self._core.source_changed.emit(request)

    def _reread(self) -> None:
        if self._request is None or not (self._stage.shows_frame and self._player.live):
            self._again()

    def _again(self) -> None:
        if self._request is not None:
            self.play(self._request)
        else:
            self.show_welcome()
            self._core.model.warm_up()

    def _mend(self, remedy: Remedy) -> None:
        actions: dict[Remedy, Callable[[], None]] = {
            Remedy.OPEN: self.choose_file,
            Remedy.WEBCAM: partial(self.set_webcam, True),
            Remedy.WEBCAM_OFF: partial(self.set_webcam, False),
            Remedy.AGAIN: self._again,
        }
        actions[remedy]()

    def _show_frame(self, analysed: AnalysedFrame) -> None:
        self._stage.show_frame(analysed)
        self._status.show_faces(len(analysed.readings))
        self._status.show_remark(analysed.frame.remark)
        if not analysed.readings and not self._player.live:
            self._stage.show_banner(notice.NO_FACE)

    def _note_painted(self, frame: Frame) -> None:
        if self._player.live:
            self._status.note_painted(frame)

    def _show_end(self) -> None:
        if self._player.live:
            self._status.stop_clock()
            self._stage.show_banner(notice.ENDED)

    def _show_interruption(self, trouble: SourceError) -> None:
        assert self._request is not None, "a source falls silent that nobody asked for"
        self._status.show_source(self._request.name)
        interruption = self._request.interruption(trouble)
        if self._stage.shows_frame and not isinstance(trouble, CameraLostError):
            self._stage.show_banner(interruption)
        else:
            self._stage.show_message(interruption)

    def _show_failure(self, error: EmolensError) -> None:
        assert self._request is not None, "a session fails that nobody asked for"
        was_running = self._stage.shows_frame
        self.webcam.setChecked(False)
        self._status.show_source(self._request.name)
        if isinstance(error, ModelError):
            self._stage.show_message(notice.model_trouble(error))
        else:
            self._stage.show_message(self._request.trouble(error, was_running))

    def _show_refusal(self, error: ModelError) -> None:
        if self._request is None:  # else its session meets the same refusal
            self._stage.show_message(notice.model_trouble(error))

    def _tell_of_kept_model(self, error: ModelError) -> None:
        self._status.tell(f"{error} Emolens goes on with the model that it has.")

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.open = menus.add(
            Menu.FILE,
            "&Open image…",
            QKeySequence.StandardKey.Open,
            draw=draw_picture,
            tip="Open a picture or a video",
        )
        self.webcam = menus.add(
            Menu.CAMERA,
            "&Webcam",
            "Ctrl+Shift+C",
            draw=draw_webcam,
            tip="Turn the webcam on or off",
            checkable=True,
        )
        menus.show_in_tool_bar(self.open, self.webcam)
        self.open.triggered.connect(self.choose_file)
        self.webcam.triggered.connect(self.set_webcam)

    def _listen(self) -> None:
        self._stage.chosen.connect(self._mend)
        self._stage.painted.connect(self._note_painted)
        self._core.model.refused.connect(self._show_refusal)
        self._core.model.kept.connect(self._tell_of_kept_model)
        self._player.analysed.connect(self._show_frame)
        self._player.interrupted.connect(self._show_interruption)
        self._player.ended.connect(self._show_end)
        self._player.failed.connect(self._show_failure)
