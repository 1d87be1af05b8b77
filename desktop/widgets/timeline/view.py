"""Timeline of the tracks: their scores over time, with a cursor that tells values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.timeline.canvas import TimelineCanvas
from desktop.widgets.timeline.drag import PointerDrag
from desktop.widgets.timeline.event_strip import EventGrip
from emolens.study.events import Event

_ZOOM = 1.25
_KEY_STEPS = 60
"""Steps of an arrow key from one end of what is shown to the other."""


class TimelineView(TimelineCanvas):
    """Lets the user move in time, read values, and choose.

    The wheel or + and - zoom, dragging moves, Home shows all, End follows the newest reading
    again. The pointer or the arrow keys move a cursor that tells the values; Escape hides it. Of a
    film the whole is shown at first, all lanes can be reached by scrolling, and dragging chooses a
    stretch; with Shift it moves. An event can be dragged, at its edges, too; with Ctrl the arrow
    keys choose one, with Shift besides they move it, and Delete removes it.

    Attributes:
        sought: Carries the time in seconds that was clicked, or Return was pressed at.
        event_moved: Carries an event, and the one that it is to be instead.
        event_opened: Carries an event that was clicked twice.
        event_removed: Carries an event that is to be there no longer.
        person_wanted: Carries the number of a track that is to get a name.
        split_wanted: Carries that of one that is somebody else from a time on, and that in seconds.
    """

    sought = Signal(float)
    event_moved = Signal(object, object)
    event_opened = Signal(object)
    event_removed = Signal(object)
    person_wanted = Signal(int)
    split_wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag = PointerDrag()
        self._grip: EventGrip | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self)

    def event(self, event: QEvent) -> bool:
        """Keep its own keys from the window's shortcuts while it has the focus."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        """Return whether a key is meant for the timeline rather than for the window."""
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            held = self._cursor, self._contents.chosen, self.selected_event
            return any(one is not None for one in held)
        if key == Qt.Key.Key_Delete:
            return self.selected_event is not None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return key in self._keys() and not (shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the cursor with the pointer, or what is shown where it is dragged."""
        chart, x = self._chart, event.position().x()
        if self._drag.begin is not None:
            if not self._drag.goes_to(x):
                return
            if self._grip is not None:
                self._contents.strip.preview = self._grip.moved(
                    chart.time_at(x), self._contents.last
                )
                self.update()
                return
            begin = chart.time_at(self._drag.begin)
            if self._drag.chooses:
                self._contents.choose(begin, chart.time_at(x))
            else:
                self._contents.span.move(begin - chart.time_at(x))
                self._drag.begin = x
        lanes = self._lanes(chart)
        reached = sum(lane.area.bottom() < event.position().y() for lane in lanes)
        time = self._chart.time_at(x)
        lane = min(reached, max(0, len(lanes) - 1))
        self._place_cursor(time if self._contents.holds(time) else None, lane)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            moves = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._grip = self._contents.strip.grip_at(self._chart, event.position())
            self.select_event(self._grip.event if self._grip else None)
            chooses = self._contents.length is not None and not moves
            self._drag.press(event.position().x(), chooses=chooses)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End dragging; where nothing was dragged, that time is sought."""
        if self._grip is not None:
            self._let_event_go(event.position().x())
        elif self._drag.begin is not None and not self._drag.moved:
            self._choose_nothing()
            self.sought.emit(max(0.0, self._chart.time_at(event.position().x())))
        elif self._drag.begin is not None and self._drag.chooses:
            self.chosen.emit(self._contents.chosen)
        self._drag.end()

    def _let_event_go(self, x: float) -> None:
        """Let an event be where it was dragged to."""
        grip, self._grip, self._contents.strip.preview = self._grip, None, None
        if grip is not None and self._drag.moved:
            moved = grip.moved(self._chart.time_at(x), self._contents.last)
            self._exchange(grip.event, moved)

    def _exchange(self, event: Event, moved: Event) -> None:
        """Let an event be another one, which is selected then."""
        if moved != event:
            self.event_moved.emit(event, moved)
            self.select_event(moved)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open an event."""
        clicked = self.event_at(event.position().toPoint())
        if clicked is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.event_opened.emit(clicked)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hide the cursor."""
        super().leaveEvent(event)
        self._place_cursor(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom around the pointer, or move where the wheel is turned sideways."""
        chart, turned = self._chart, event.angleDelta()
        span = self._contents.span
        if abs(turned.x()) > abs(turned.y()):
            span.move(-turned.x() / 120 * chart.seconds / 10)
        else:
            span.zoom(_ZOOM ** (-turned.y() / 120), chart.time_at(event.position().x()))
        self._fit_scroll()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom, move the cursor, show all, follow again."""
        act = self._keys().get(event.key())
        if act is None or not self._is_own(event):
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_to_event(event)
        else:
            act()
        self._fit_scroll()
        self.update()

    def _keys(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Plus: lambda: self._zoom_by_key(1 / _ZOOM),
            key.Key_Minus: lambda: self._zoom_by_key(_ZOOM),
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Up: lambda: self._change_lane(-1),
            key.Key_Down: lambda: self._change_lane(1),
            key.Key_Home: self._contents.span.show_all,
            key.Key_End: self._contents.span.follow,
            key.Key_Escape: self._forget,
            key.Key_Return: self._seek,
            key.Key_Delete: self._remove_event,
        }

    def _change_lane(self, by: int) -> None:
        """Move the cursor to the lane above or below, scrolling where there is none in view."""
        last = max(0, len(self._lanes(self._chart)) - 1)
        lane = min(self._lane, last) + by
        if not 0 <= lane <= last:
            self._scroll.setValue(self._scroll.value() + by)
        self._place_cursor(self._cursor, min(max(lane, 0), last))

    def _go_to_event(self, event: QKeyEvent) -> None:
        """Choose the event before or after, or move the chosen one by a step with Shift."""
        by = 1 if event.key() == Qt.Key.Key_Right else -1
        chosen, events = self.selected_event, list(self._contents.strip.events)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if chosen is not None:
                step = by * self._contents.span.seconds / _KEY_STEPS
                grip = EventGrip(chosen, "whole", 0.0)
                self._exchange(chosen, grip.moved(step, self._contents.last))
        elif events:
            place = events.index(chosen) + by if chosen in events else (0 if by > 0 else -1)
            self.select_event(events[min(max(place, 0), len(events) - 1) if chosen else place])

    def _remove_event(self) -> None:
        self.event_removed.emit(self.selected_event)

    def _forget(self) -> None:
        self.select_event(None)
        self._place_cursor(None)
        self._choose_nothing()

    def _seek(self) -> None:
        if self._cursor is not None:
            self.sought.emit(self._cursor)

    def _zoom_by_key(self, factor: float) -> None:
        middle = self._contents.span.begin + self._contents.span.seconds / 2
        self._contents.span.zoom(factor, middle if self._cursor is None else self._cursor)

    def _step(self, steps: int) -> None:
        """Move the cursor, from the newest reading at first, and what is shown along with it."""
        span, history = self._contents.span, self._contents.history
        by = steps * span.seconds / _KEY_STEPS
        newest = min(span.end, history.end)
        time = newest if self._cursor is None else self._cursor + by
        time = min(max(time, history.begin), history.end)
        if not span.begin <= time <= span.end:
            span.move(by)
        self._place_cursor(time, self._lane)
