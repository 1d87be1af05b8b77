"""Playback of a video: play, pause, single frames, seeking."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.widgets.messages.view_message import Action
from desktop.widgets.playback.playback_bar import PlaybackBar
from desktop.widgets.style.icons import Icon
from desktop.workers.film import Film
from emolens.readings import AnalysedFrame


class PlaybackFeature(QObject):
    """Lets the user go through a video.

    Attributes:
        back: The action that shows the frame before.
        play: The action that plays on, or pauses.
        step: The action that shows the next frame.
        bar: All of that under the picture; there only with a video.
        stood: A video stands still, for it was paused or has ended.
    """

    stood = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._player = core.player
        self._at_end = False
        self._plays_on = False  # when the slider is let go
        self.back = self._action("step_back")
        self.play = self._action("play")
        self.step = self._action("step")
        self.bar = PlaybackBar((self.back, self.play, self.step), core.menus.submenu("speed"))
        core.stage.below.addWidget(self.bar)
        self._listen()
        self._hide()

    def toggle(self) -> None:
        """Play on, from the beginning after the end, or pause."""
        controller = self._player.controller
        if controller is None:
            return
        if self._at_end:
            controller.jump(0.0)
            self._core.stage.banner.hide()
        controller.play(self._at_end or not controller.playing)
        self._show_state()

    def go(self, frames: int) -> None:
        """Pause, and go by so many frames."""
        if self._player.controller is not None:
            self._player.controller.step(frames)
            self._show_state()

    def jump(self, time: float) -> None:
        """Go to a time in seconds."""
        if self._player.controller is not None:
            self._player.controller.jump(time)

    def show_read(self, film: Film) -> None:
        """Show how far a video has been read."""
        self.bar.scrubber.show_read(film.index.end)

    def _grab(self) -> None:
        """Let the picture stand while the slider is held."""
        controller = self._player.controller
        if controller is not None:
            self._plays_on = controller.playing
            controller.play(False)
            self._show_state()

    def _let_go(self) -> None:
        if self._player.controller is not None:
            self._player.controller.play(self._plays_on)
            self._show_state()

    def _show_frame(self, analysed: AnalysedFrame) -> None:
        video = self._player.video
        if video is None or self._player.controller is None:
            if not self.bar.isHidden():
                self._hide()
            return
        self._at_end = False
        if not self.bar.isVisible():
            self.bar.show_length(video.length)
            self.bar.show()
            self._show_state()
        self.bar.show_time(analysed.frame.time)

    def _show_end(self) -> None:
        self._at_end = self._player.controller is not None
        self._show_state()

    def _act(self, action: Action) -> None:
        if action is Action.REPLAY:
            self.toggle()

    def _hide(self) -> None:
        self._at_end = False
        self.bar.scrubber.show_read(0.0)
        self.bar.hide()
        self._show_state()

    def _show_state(self) -> None:
        """Show what the buttons do now."""
        controller = self._player.controller
        playing = controller is not None and controller.playing
        for action in (self.back, self.play, self.step):
            action.setEnabled(controller is not None)
        self.play.setText(tr("&Pause") if playing else tr("&Play"))
        self._core.menus.set_icon(self.play, Icon.PAUSE if playing else Icon.PLAY)
        self.bar.show_exactly(not playing)
        if not playing:
            self._core.status.stop_clock()
            self.stood.emit()

    def _action(self, id_: str) -> QAction:
        action = self._core.menus.action(id_)
        # Only where the video has the focus: elsewhere, Space presses buttons.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._core.stage.picture.addAction(action)
        return action

    def _listen(self) -> None:
        self.back.triggered.connect(partial(self.go, -1))
        self.play.triggered.connect(self.toggle)
        self.step.triggered.connect(partial(self.go, 1))
        self.bar.scrubber.sought.connect(self.jump)
        self.bar.scrubber.sliderPressed.connect(self._grab)
        self.bar.scrubber.sliderReleased.connect(self._let_go)
        self._player.analysed.connect(self._show_frame)
        self._player.ended.connect(self._show_end)
        self._player.failed.connect(self._hide)
        self._core.source_changed.connect(self._hide)
        self._core.stage.chosen.connect(self._act)
