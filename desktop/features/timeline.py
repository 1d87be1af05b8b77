"""Timeline of each face's scores, below the picture."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.widgets.timeline.view import TimelineView
from emolens.readings import AnalysedFrame, Reading
from emolens.results.history import History


class TimelineFeature(QObject):
    """Shows the timeline of what moves, unless the user hides it.

    Attributes:
        view: The timeline.
        shown: The action that shows and hides it.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.view = TimelineView()
        self._history = History()
        self._dock = _dock(core, self.view)
        self.shown = core.menus.action("timeline")
        self.shown.setChecked(True)
        self.shown.toggled.connect(self._place)
        core.source_changed.connect(self._begin_anew)
        core.player.analysed.connect(self._add)
        core.stage.view.selected.connect(self._select)
        self._begin_anew()

    def show_results(self, history: History) -> None:
        """Show the whole of what was read before, until there is another source."""
        self._show(history, whole=True)

    def _begin_anew(self, source: object = None) -> None:  # noqa: ARG002 - whatever comes
        self._show(History())

    def _show(self, history: History, *, whole: bool = False) -> None:
        self._history = history
        self.view.show_history(history, whole=whole)
        self._place()

    def _add(self, analysed: AnalysedFrame) -> None:
        was_empty = not self._history.tracks
        for reading in analysed.readings:
            self._history.add(reading)
        if was_empty and self._history.tracks:
            self._show(self._history)
        self.view.advance(analysed.frame.time)

    def _select(self, reading: Reading | None) -> None:
        self.view.select(None if reading is None else reading.face.track)

    def _place(self) -> None:
        """Take up room only where there is something to show."""
        self._dock.setVisible(self.shown.isChecked() and bool(self._history.tracks))


def _dock(core: Core, view: TimelineView) -> QDockWidget:
    dock = QDockWidget(tr("Timeline"), core.window)
    dock.setObjectName("timeline")
    dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
    dock.setTitleBarWidget(QWidget())  # none: the menu says what it is
    dock.setWidget(view)
    core.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    return dock
