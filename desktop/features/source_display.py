"""Display of the source: its frames, its end, and messages in their place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.features.core import Core
from desktop.i18n import translated
from desktop.source_request import SourceRequest
from desktop.widgets.messages import view_message
from desktop.widgets.messages.view_message import Action, ViewMessage
from emolens.errors import CameraLostError, EmolensError, ModelError, SourceError
from emolens.plain_text import plain
from emolens.readings import AnalysedFrame, Frame

_PAUSE = 300
"""Milliseconds without a further change before a picture is read anew."""


class SourceDisplayFeature(QObject):
    """Plays what is wanted, and shows what comes: frames, messages, the end."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._stage, self._status, self._player = core.stage, core.status, core.player
        self._request: SourceRequest | None = None
        self._is_shown = False  # whether it is of the request what is shown
        self._moving: AnalysedFrame | None = None  # shown as it was read over time
        self._standing: float | None = None  # the time of the frame on which the source stands
        self._said: ViewMessage | None = None  # of that frame
        self._reading_again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._reading_again.timeout.connect(self._reread)
        first = core.settings.values.first_contact
        self._welcome = view_message.FIRST_WELCOME if first else view_message.WELCOME
        self._listen()
        self._show_welcome()

    def play(self, request: SourceRequest | None) -> None:
        """Open a source in place of whatever is shown; None for none."""
        if request is None:
            self._player.stop()
            self._show_welcome()
            return
        keeps = request.path is not None and self._stage.shows_frame
        self._turn_to(request)
        self._is_shown = False
        if keeps:
            self._stage.expect_another()
        else:
            self._stage.show_message(request.opening)
        self._player.play(request.open_source)

    def read_again(self) -> None:
        """Read a still picture anew, soon: what moves takes up by itself what has changed."""
        self._reading_again.start()

    def _show_welcome(self) -> None:
        """Show what can be done."""
        self._turn_to(None)
        self._stage.show_message(self._welcome)

    def settle(self) -> None:
        """Show what the frame on which the source stands says by itself, rather than over time."""
        analysed, self._moving = self._moving, None
        if analysed is not None:
            model = self._core.controls.now.model
            below = 0.0 if model is None else model.metadata.uncertain_below
            self._stand_at(analysed.frame.time)
            self._stage.show_frame(analysed.unsmoothed(below), self._said)

    def show_results(self, source: str) -> None:
        """Say of which source results are shown, in place of any source."""
        self._player.stop()
        self._turn_to(None)
        self._stage.show_message(view_message.results(source))

    def _stand_at(self, time: float) -> None:
        """Forget what was said of another frame; one that is read anew keeps it."""
        if time != self._standing:
            self._standing, self._said = time, None

    def _say(self, message: ViewMessage) -> None:
        """Say something of the frame on which the source stands, for as long as it does."""
        self.settle()
        self._said = message
        self._stage.show_banner(message)

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._request, self._moving, self._standing, self._said = request, None, None, None
        name = plain(request.name) if request else ""
        self._core.window.setWindowTitle(f"{name} \N{EN DASH} Emolens" if name else "Emolens")
        self._status.show_source(name)
        self._core.source_changed.emit(request)

    def _reread(self) -> None:
        if self._request is None or not self._stage.shows_frame:
            self._again()
        elif not self._player.moves:  # what is shown stays until then, and who is selected
            self._player.play(self._request.open_source)

    def _again(self) -> None:
        self.play(self._request)
        if self._request is None:
            self._core.model_loader.warm_up()

    def _act(self, action: Action) -> None:
        if action is Action.AGAIN:
            self._again()

    def _show_frame(self, analysed: AnalysedFrame) -> None:
        self._moving = analysed if self._player.moves else None
        self._is_shown = True
        if self._moving is None or self._player.playing:
            self._standing = self._said = None
            self._stage.show_frame(analysed, self._banner_of(analysed))
        else:
            self.settle()
        unknown = analysed.pending or analysed.unread
        self._status.show_faces(None if unknown else len(analysed.readings))
        self._status.show_remark(translated(analysed.frame.remark))

    def _banner_of(self, analysed: AnalysedFrame) -> ViewMessage | None:
        """Return what is to be said of a frame over it."""
        if not self._player.moves:
            return None if analysed.readings else view_message.NO_FACE
        remark = analysed.frame.remark
        return view_message.camera_fault(remark) if self._player.live and remark else None

    def _note_painted(self, frame: Frame) -> None:
        if self._player.moves and self._player.playing:
            self._status.note_painted(frame)

    def _show_end(self) -> None:
        if self._player.moves:
            self._status.stop_clock()
            self._say(view_message.ENDED)

    def _show_interruption(self, trouble: SourceError) -> None:
        assert self._request is not None, "a source falls silent that nobody asked for"
        self._status.show_source(self._request.name)
        interruption = self._request.interruption(trouble)
        if self._stage.shows_frame and not isinstance(trouble, CameraLostError):
            self._say(interruption)
        else:
            self._stage.show_message(interruption)

    def _show_failure(self, error: EmolensError) -> None:
        assert self._request is not None, "a session fails that nobody asked for"
        was_running = self._stage.shows_frame and self._is_shown
        self._status.show_source(self._request.name)
        if isinstance(error, ModelError):
            self._stage.show_message(view_message.model_trouble(error))
        else:
            self._stage.show_message(self._request.trouble(error, was_running))

    def _show_refusal(self, error: ModelError) -> None:
        if self._request is None:  # else its session meets the same refusal
            self._stage.show_message(view_message.model_trouble(error))

    def _tell_of_kept_model(self, error: ModelError) -> None:
        self._stage.notice.show_message(view_message.model_kept(error))

    def _listen(self) -> None:
        self._stage.chosen.connect(self._act)
        self._stage.painted.connect(self._note_painted)
        self._core.model_loader.refused.connect(self._show_refusal)
        self._core.model_loader.kept.connect(self._tell_of_kept_model)
        self._player.analysed.connect(self._show_frame)
        self._player.interrupted.connect(self._show_interruption)
        self._player.ended.connect(self._show_end)
        self._player.failed.connect(self._show_failure)
