"""Speed of a video that is played, jumps by some seconds, and its loop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.features.core import Core
from desktop.i18n import number
from desktop.widgets.menus.choice_menu import ChoiceMenu
from desktop.workers.playback_commands import PlaybackController
from emolens.readings import AnalysedFrame

SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
"""Seconds of a video that pass in one."""
SKIP = 5.0
"""Seconds of a jump by key."""


class PlaybackSpeedFeature(QObject):
    """Lets the user watch a video slower, faster and again, and jump to and fro in it.

    What was chosen stays for the videos that are opened next.

    Attributes:
        actions: All that the keys can do with a video here.
        loop: The action that lets it begin again after its end.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._speed = 1.0
        self._time = 0.0  # where the video is, or is about to be
        self._controlled: PlaybackController | None = None
        self.loop = core.menus.action("loop")
        self.loop.toggled.connect(self._apply)
        self.actions = (
            self._action("skip_back", partial(self.skip, -SKIP)),
            self._action("skip_on", partial(self.skip, SKIP)),
            self._action("slower", partial(self._change_speed, -1)),
            self._action("faster", partial(self._change_speed, 1)),
            self.loop,
        )
        self._menu = core.menus.submenu("speed")
        self._choices = ChoiceMenu(self._menu)
        self._choices.chosen.connect(lambda key: self.play_at(float(key)))
        core.player.analysed.connect(self._note)
        core.source_changed.connect(self._allow)
        core.player.failed.connect(self._allow)
        self._show()
        self._allow()

    def play_at(self, speed: float) -> None:
        """Let so many seconds of the video pass in one."""
        self._speed = speed
        self._apply()
        self._show()

    def skip(self, seconds: float) -> None:
        """Jump by so many seconds, back where negative, within the video."""
        controller, video = self._core.player.controller, self._core.player.video
        if controller is None or video is None:
            return
        last = self._time + seconds if video.length is None else video.length
        self._time = max(0.0, min(self._time + seconds, last))
        controller.jump(self._time)

    def _change_speed(self, steps: int) -> None:
        place = SPEEDS.index(self._speed) + steps
        self.play_at(SPEEDS[max(0, min(place, len(SPEEDS) - 1))])

    def _show(self) -> None:
        names = {str(speed): speed_text(speed) for speed in SPEEDS}
        self._choices.show_choices(names, str(self._speed))
        self._menu.menuAction().setIconText(speed_text(self._speed))

    def _apply(self) -> None:
        controller = self._core.player.controller
        if controller is not None:
            controller.speed, controller.loops = self._speed, self.loop.isChecked()

    def _note(self, analysed: AnalysedFrame) -> None:
        self._time = analysed.frame.time
        if self._core.player.controller is not self._controlled:
            self._controlled = self._core.player.controller
            self._apply()
            self._allow()

    def _allow(self) -> None:
        """Offer it where there is a video."""
        there = self._core.player.controller is not None
        for action in (*self.actions, self._menu.menuAction()):
            action.setEnabled(there)

    def _action(self, id_: str, act: Callable[[], None]) -> QAction:
        action = self._core.menus.action(id_)
        action.triggered.connect(act)
        return action


def speed_text(speed: float) -> str:
    """Return a speed as it is written on players."""
    text = number(speed, 2) if speed % 0.5 else number(speed, 1) if speed % 1 else number(speed)
    return f"{text}\N{MULTIPLICATION SIGN}"
