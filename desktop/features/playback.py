"""How a video is played: on, paused, by steps, from another place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from desktop.features.core import Core
from desktop.widgets.menus.menu_bar import Menu
from desktop.widgets.messages.notice import Remedy
from desktop.widgets.playback.playback_bar import TransportBar
from desktop.widgets.style.glyphs import Draw, draw_pause, draw_play, draw_step, draw_step_back
from emolens.i18n import tr
from emolens.readings import AnalysedFrame


class Transport(QObject):
    """Lets the user go through a video.

    Attributes:
        back: The action that shows the frame before.
        play: The action that plays on, or pauses.
        step: The action that shows the next frame.
        bar: All of that under the picture; there only with a video.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._player = core.player
        self._at_end = False
        self._plays_on = False  # when the slider is let go
        self.back = self._action(tr("&Back by a frame"), ",", draw_step_back)
        self.play = self._action(tr("&Play"), "Space", draw_play)
        self.step = self._action(tr("&On by a frame"), ".", draw_step)
        self.bar = TransportBar((self.back, self.play, self.step))
        core.stage.below.addWidget(self.bar)
        self._listen()
        self._hide()

    def toggle(self) -> None:
        """Play on, from the beginning after the end, or pause."""
        transport = self._player.transport
        if transport is None:
            return
        if self._at_end:
            transport.jump(0.0)
            self._core.stage.banner.hide()
        transport.play(self._at_end or not transport.playing)
        self._show_state()

    def go(self, frames: int) -> None:
        """Pause, and go by so many frames."""
        if self._player.transport is not None:
            self._player.transport.step(frames)
            self._show_state()

    def jump(self, time: float) -> None:
        """Go to a time in seconds."""
        if self._player.transport is not None:
            self._player.transport.jump(time)

    def read_again(self) -> None:
        """Read the frame on which a video stands anew, for what reads it has changed."""
        if not self._player.playing:
            self.jump(self.bar.seconds)

    def _grab(self) -> None:
        """Let the picture stand while the slider is held."""
        transport = self._player.transport
        if transport is not None:
            self._plays_on = transport.playing
            transport.play(False)
            self._show_state()

    def _let_go(self) -> None:
        if self._player.transport is not None:
            self._player.transport.play(self._plays_on)
            self._show_state()

    def _show_frame(self, analysed: AnalysedFrame) -> None:
        video = self._player.video
        if video is None or self._player.transport is None:
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
        self._at_end = self._player.transport is not None
        self._show_state()

    def _mend(self, remedy: Remedy) -> None:
        if remedy is Remedy.REPLAY:
            self.toggle()

    def _hide(self) -> None:
        self._at_end = False
        self.bar.hide()
        self._show_state()

    def _show_state(self) -> None:
        """Show what the buttons do now."""
        transport = self._player.transport
        playing = transport is not None and transport.playing
        for action in (self.back, self.play, self.step):
            action.setEnabled(transport is not None)
        self.play.setText(tr("&Pause") if playing else tr("&Play"))
        self._core.menus.draw(self.play, draw_pause if playing else draw_play)
        self.bar.show_exactly(not playing)
        if not playing:
            self._core.status.stop_clock()

    def _action(self, text: str, key: str, draw: Draw) -> QAction:
        action = self._core.menus.add(
            Menu.PLAYBACK, text, key, draw=draw, tip=text.replace("&", "")
        )
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
        self._core.stage.chosen.connect(self._mend)
