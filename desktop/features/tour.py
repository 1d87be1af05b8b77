"""Tour of the window in four steps, for whoever wants it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.features.core import Core
from desktop.widgets.menus.tool_bar import ToolBar
from desktop.widgets.messages.tour_panel import STEPS, TourPanel
from desktop.widgets.messages.view_message import Action
from desktop.widgets.style.focus_ring import AccentFrame

_FRAME_WIDTH = 3.0  # pixels


class TourFeature(QObject):
    """Goes through the window, on what is shown or else on the example film.

    It never begins by itself: the page of the first start offers it, and the help menu.

    Attributes:
        film_wanted: Nothing is shown that the tour could be about.
        stillness_wanted: The user wants no motion, so the film is to stand.
        own_photos_wanted: The user wants to go on with their own.

    Args:
        core: What all features share.
        timeline: What the third step is about.
    """

    film_wanted = Signal()
    stillness_wanted = Signal()
    own_photos_wanted = Signal()

    def __init__(self, core: Core, timeline: QWidget) -> None:
        super().__init__(core)
        self._core = core
        (tools,) = core.window.findChildren(ToolBar)
        self._targets = (core.stage.view, core.stage.panel, timeline, tools)
        assert len(self._targets) == len(STEPS)
        self._frame: AccentFrame | None = None
        self._waits = False  # for the first frame of the film
        self.panel = TourPanel()
        core.stage.lay_above(self.panel)
        self._listen()

    def begin(self) -> None:
        """Begin the tour anew, as soon as there is a frame to show it on."""
        if self._core.stage.shows_frame:
            self.panel.begin()
            return
        self.film_wanted.emit()
        self._waits = True

    def _listen(self) -> None:
        self._core.menus.action("tour").triggered.connect(self.begin)
        self._core.stage.chosen.connect(self._act)
        self._core.source_changed.connect(self._wait_no_more)
        # Later than the view takes the focus for itself, which is the panel's from here on.
        self._core.stage.shown.connect(self._begin_on_film, Qt.ConnectionType.QueuedConnection)
        self.panel.stepped.connect(self._point_at)
        self.panel.closed.connect(self._end)
        self.panel.own_photos_wanted.connect(self.own_photos_wanted)

    def _begin_on_film(self) -> None:
        if self._waits:
            self._waits = False
            if not self._core.settings.values.motion:
                self.stillness_wanted.emit()
            self.panel.begin()

    def _point_at(self, step: int) -> None:
        self._point_nowhere()
        self._frame = AccentFrame(self._targets[step], _FRAME_WIDTH)
        self._frame.show()

    def _point_nowhere(self) -> None:
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None

    def _end(self) -> None:
        self._point_nowhere()
        if self._core.stage.shows_frame:
            self._core.stage.view.setFocus()

    def _wait_no_more(self) -> None:
        self._waits = False

    def _act(self, action: Action) -> None:
        if action is Action.TOUR:
            self.begin()
