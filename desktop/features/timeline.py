"""Timeline of each face's scores, below the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.widgets.timeline.view import TimelineView
from desktop.workers.film import Film
from emolens.readings import AnalysedFrame, Reading
from emolens.results.history import History

_AT_ONCE = 2000
"""Frames of a film that are taken in before the window gets its turn."""


class TimelineFeature(QObject):
    """Shows the timeline of what moves, unless the user hides it.

    Attributes:
        filled: The timeline has something to show, or nothing more.
        view: The timeline.
        shown: The action that shows and hides it.
    """

    filled = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._player, self._events = core.player, core.events
        self.view = TimelineView()
        self._history = History()
        self._film: Film | None = None  # whose readings the history is made of
        self._taken = 0  # frames of it
        self._dock = _dock(core, self.view)
        self.shown = core.menus.action("timeline")
        self.shown.setChecked(True)
        self.shown.toggled.connect(self._place)
        core.source_changed.connect(self._begin_anew)
        core.player.analysed.connect(self._advance)
        core.stage.view.selected.connect(self._select)
        core.events.changed.connect(self._place)
        self._begin_anew()

    def show_results(self, history: History | None) -> None:
        """Show the whole of what was read before, if it moved, until there is another source."""
        self._film = None
        if history is not None:
            self._show(history, history.end)

    def show_film(self, film: Film) -> None:
        """Show what is read of a film, over the whole of it."""
        self._film, self._taken = film, 0
        video = self._player.video
        length = None if video is None else video.length
        self._show(History(most_tracks=None), length or 0.0)
        self.take_in(film)

    def take_in(self, film: Film) -> None:
        """Show what else was read of the film."""
        if film is not self._film:
            return
        first, read = self._taken, film.index.frames
        self._taken = min(read, first + _AT_ONCE)
        for number in range(first, self._taken):
            self._add(film.index.at(number))
        self.view.renew()
        if self._taken < read:
            QTimer.singleShot(0, self, lambda: self.take_in(film))

    def _begin_anew(self, source: object = None) -> None:  # noqa: ARG002 - whatever comes
        self._film = None
        self._show(History())

    def _show(self, history: History, length: float | None = None) -> None:
        self._history = history
        self.view.show_history(history, length)
        self._place()

    def _advance(self, analysed: AnalysedFrame) -> None:
        if self._film is None:
            self._add(analysed.readings)
        self.view.advance(analysed.frame.time)

    def _add(self, readings: Sequence[Reading]) -> None:
        was_empty = not self._history.tracks
        for reading in readings:
            self._history.add(reading)
        if was_empty and self._history.tracks:
            self._place()

    def _select(self, reading: Reading | None) -> None:
        self.view.select(None if reading is None else reading.face.track)

    def _place(self) -> None:
        """Take up room only where there is something to show."""
        something = self._history.tracks or self._events.events or self._events.open
        self._dock.setVisible(self.shown.isChecked() and bool(something))
        self.filled.emit()


def _dock(core: Core, view: TimelineView) -> QDockWidget:
    dock = QDockWidget(tr("Timeline"), core.window)
    dock.setObjectName("timeline")
    dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
    dock.setTitleBarWidget(QWidget())  # none: the menu says what it is
    dock.setWidget(view)
    core.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    return dock
