"""Context menus of the picture, its faces, the bars and the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.features.core import Core
from desktop.i18n import clock, tr
from desktop.menus import BAR_MENU, EVENT_MENU, FACE_MENU, LANE_MENU, PICTURE_MENU
from desktop.widgets.scores.expression_names import expression_word
from desktop.widgets.timeline.view import TimelineView
from emolens.tracking.baseline_capture import SECONDS


class ContextMenuFeature(QObject):
    """Offers, with the right button, what can be done with what is there.

    Nothing is to be found here alone: it is in the menus, or under the left button, too.

    Args:
        core: What all features share.
        timeline: The timeline.
    """

    def __init__(self, core: Core, timeline: TimelineView) -> None:
        super().__init__(core)
        self._core = core
        self._timeline = timeline
        menus = (
            (core.stage.view, self._on_picture),
            (core.stage.panel, self._on_bars),
            (timeline, self._on_timeline),
        )
        for widget, open_at in menus:
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(open_at)

    def _on_picture(self, point: QPoint) -> None:
        on_face = self._core.stage.view.face_at(QPointF(point)) is not None
        menu = self._menu(FACE_MENU if on_face else PICTURE_MENU)
        _open(menu, self._core.stage.view, point)

    def _on_bars(self, point: QPoint) -> None:
        panel = self._core.stage.panel
        expression = panel.expression_at(point)
        menu = self._menu(BAR_MENU)
        if expression:
            first = menu.actions()[0]
            why = menu.addAction(tr("Why {expression}?").format(expression=_in_menu(expression)))
            why.triggered.connect(lambda: panel.asked.emit(expression))
            menu.insertAction(first, why)
            menu.insertSeparator(first)
        _open(menu, panel, point)

    def _on_timeline(self, point: QPoint) -> None:
        time, event = self._timeline.time_at(point), self._timeline.event_at(point)
        if event is not None:
            self._timeline.select_event(event)
        menu = self._menu(LANE_MENU if event is None else (*EVENT_MENU, "", *LANE_MENU))
        first = menu.actions()[0]
        show_all = menu.addAction(tr("Show all of it"), self._timeline.show_all)
        if time is not None and self._core.player.controller is not None:
            go = menu.addAction(tr("Go to {time}").format(time=clock(time, 1)))
            go.triggered.connect(lambda: self._timeline.sought.emit(time))
            rest = menu.addAction(tr("My neutral face around {time}").format(time=clock(time, 1)))
            rest.triggered.connect(lambda: self._take_baseline(time))
            rest.setEnabled(self._core.menus.action("take_baseline").isEnabled())
            for action in (go, rest):
                menu.insertAction(first, action)
        for action in self._about_track(menu, self._timeline.track_at(point), time):
            menu.insertAction(first, action)
        menu.insertAction(first, show_all)
        menu.insertSeparator(first)
        _open(menu, self._timeline, point)

    def _about_track(self, menu: QMenu, track: int | None, time: float | None) -> list[QAction]:
        """Return what can be said of a track, and of it from a time on, in seconds."""
        if track is None:
            return []
        who = menu.addAction(tr("Who is #{track}…").format(track=track))
        who.triggered.connect(lambda: self._timeline.person_wanted.emit(track))
        about = [who]
        if time is not None:
            text = tr("Split #{track} at {time}…").format(track=track, time=clock(time, 1))
            split = menu.addAction(text)
            split.triggered.connect(lambda: self._timeline.split_wanted.emit(track, time))
            about.append(split)
        for action in about:
            action.setEnabled(self._core.menus.action("name_person").isEnabled())
        return about

    def _take_baseline(self, time: float) -> None:
        """Choose the stretch around a time, which is seen, and take the baseline there."""
        self._timeline.choose(time - SECONDS / 2, time + SECONDS / 2)
        self._core.menus.action("take_baseline").trigger()

    def _menu(self, ids: Iterable[str]) -> QMenu:
        menu = QMenu(self._core.window)
        menu.aboutToHide.connect(menu.deleteLater)
        for id_ in ids:
            if id_:
                menu.addAction(self._core.menus.action(id_))
            else:
                menu.addSeparator()
        return menu


def _open(menu: QMenu, widget: QWidget, point: QPoint) -> None:
    menu.popup(widget.mapToGlobal(point))


def _in_menu(expression: str) -> str:
    return expression_word(expression).replace("&", "&&")
