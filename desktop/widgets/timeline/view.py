"""Timeline of the tracks: their scores over time, with a cursor that tells values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.widgets.style.colors import muted_text
from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.style.painting import painting
from desktop.widgets.timeline.axis import draw_axis
from desktop.widgets.timeline.chart import Chart, Lane
from desktop.widgets.timeline.chosen import draw_chosen
from desktop.widgets.timeline.contents import TimelineContents
from desktop.widgets.timeline.cursor import box_of, described, draw_line
from desktop.widgets.timeline.drag import PointerDrag
from desktop.widgets.timeline.lane import LanePainter
from desktop.widgets.timeline.lane_scroll import LaneScroll
from desktop.widgets.timeline.picture import draw_picture, picture_size
from desktop.widgets.timeline.value_box import draw_values
from emolens.results.history import History

_ZOOM = 1.25
_KEY_STEPS = 60
"""Steps of an arrow key from one end of what is shown to the other."""
_PAUSE = 0.1  # seconds


class TimelineView(QWidget):
    """Draws a lane for each track in the stretch of time that is shown.

    The wheel or + and - zoom, dragging moves, Home shows all, End follows the newest reading
    again. The pointer or the arrow keys move a cursor that tells the values; Escape hides it. Of a
    film the whole is shown at first, all lanes can be reached by scrolling, and dragging chooses a
    stretch; with Shift it moves.

    Attributes:
        sought: Carries the time in seconds that was clicked, or Return was pressed at.
        chosen: Carries the begin and the end, in seconds, of the stretch that was chosen, or None.
    """

    sought = Signal(float)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = TimelineContents(History())
        self._scroll = LaneScroll(self)
        self._scroll.valueChanged.connect(lambda _: self.update())
        self._lane_painter = LanePainter()
        self._cursor: float | None = None  # seconds
        self._lane = 0  # of the cursor, from the top
        self._drag = PointerDrag()
        self._column = -1  # of what is shown now, from time 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Timeline"))
        FocusRing(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for two lanes."""
        return QSize(640, 132)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave room for one."""
        return QSize(240, 76)

    def show_history(self, history: History, length: float | None = None) -> None:
        """Show another history.

        Args:
            history: It may grow; see :meth:`advance` and :meth:`renew`.
            length: Seconds of the film that it is of, which is shown as a whole; None for a live
                source, of which the newest end is shown.
        """
        before, self._contents = self._contents, TimelineContents(history, length)
        self._contents.selected = before.selected
        if before.chosen is not None and length != before.length:
            self.chosen.emit(None)
        elif length is not None:  # the same film, read otherwise
            self._contents.chosen = before.chosen
        self._scroll.setValue(0)
        self._place_cursor(None)
        self._fit_scroll()

    def renew(self) -> None:
        """Show what was added to the history of a film."""
        self._contents.grow()
        self._fit_scroll()
        self.update()

    def advance(self, now: float) -> None:
        """Show what was added to the history, once that fills another column of pixels.

        At most ten times a second: more would take as much of the processor as the picture does.

        Args:
            now: Time of the frame that is shown, in seconds.
        """
        self._contents.now = now
        self._contents.cover()
        column = int(now / max(self._contents.span.seconds / max(1, self.width()), _PAUSE))
        if column != self._column:
            self._column = column
            self.update()

    def select(self, track: int | None) -> None:
        """Let the selected face's lane stand out."""
        if track != self._contents.selected:
            self._contents.selected = track
            self.update()

    @property
    def _chart(self) -> Chart:
        scroll = self._scroll.width() if self._scroll.isVisibleTo(self) else 0
        return self._contents.chart(self.rect(), self.fontMetrics(), scroll)

    def _lanes(self, chart: Chart) -> list[Lane]:
        return self._contents.lanes(chart, self._scroll)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint lanes, axis and cursor."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(muted_text(self.palette()))
        chart = self._chart
        lanes = self._lanes(chart)
        if not lanes:
            text = tr("The scores of each face over time appear here.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        draw_axis(painter, chart)
        times = chart.columns(painter.device().devicePixelRatioF())
        contents = self._contents
        self._lane_painter.draw(painter, lanes, times, contents.history, self.palette())
        if contents.chosen is not None:
            draw_chosen(painter, chart, contents.chosen, self.palette())
        if chart.begin <= contents.now < min(chart.end, contents.newest):
            draw_line(painter, chart, contents.now, self.palette().accent().color(), 2)
        if self._scroll.hidden_below:
            self._scroll.tell_hidden(painter, chart.area.bottom())
        if self._cursor is not None and chart.begin <= self._cursor <= chart.end:
            lane = _at(lanes, self._lane)
            draw_line(painter, chart, self._cursor, self.palette().windowText().color(), 1)
            at = QPointF(chart.x_of(self._cursor), lane.area.center().y())
            title, rows = box_of(contents.history, lane.track, self._cursor)
            draw_values(painter, at, title, rows, self.palette())

    def time_at(self, point: QPoint) -> float | None:
        """Return the time at a point, in seconds; None where nothing is known."""
        time = self._chart.time_at(point.x())
        return time if self._contents.holds(time) else None

    def choose(self, begin: float, end: float) -> None:
        """Choose the stretch of a film between two times, in seconds."""
        self._contents.choose(begin, end)
        self.chosen.emit(self._contents.chosen)
        self.update()

    def show_all(self) -> None:
        """Show all of the time that there is."""
        self._contents.span.show_all()
        self._fit_scroll()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read of any face."""
        return not self._contents.history.tracks

    def picture_size(self) -> QSize:
        """Return the size of a picture of what is shown, with room for all of its lanes."""
        return picture_size(self.size(), len(self._contents.all_lanes(self._chart)))

    def draw_picture(self, painter: QPainter, size: QSize) -> None:
        """Draw what is shown as a picture of this size."""
        draw_picture(painter, size, self._contents, self.font(), self.palette())

    def _fit_scroll(self) -> None:
        """Let all lanes of a film be reached."""
        chart = self._chart
        self._scroll.fit(self._contents.scrollable(chart), chart.room, self.rect())

    def _place_cursor(self, time: float | None, lane: int = 0) -> None:
        self._cursor, self._lane = time, lane
        self.setAccessibleDescription("" if time is None else self._description(time, lane))
        self.update()

    def _description(self, time: float, lane: int) -> str:
        """Return in words what the box at the cursor says."""
        lanes = self._lanes(self._chart)
        return described(self._contents.history, _at(lanes, lane).track, time) if lanes else ""

    # What the user does.

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
            return self._cursor is not None or self._contents.chosen is not None
        return key in self._keys() and not (shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the cursor with the pointer, or what is shown where it is dragged."""
        chart, x = self._chart, event.position().x()
        if self._drag.begin is not None:
            if not self._drag.goes_to(x):
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
            chooses = self._contents.length is not None and not moves
            self._drag.press(event.position().x(), chooses=chooses)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End dragging; where nothing was dragged, that time is sought."""
        if self._drag.begin is not None and not self._drag.moved:
            self._choose_nothing()
            self.sought.emit(max(0.0, self._chart.time_at(event.position().x())))
        elif self._drag.begin is not None and self._drag.chooses:
            self.chosen.emit(self._contents.chosen)
        self._drag.end()

    def _choose_nothing(self) -> None:
        if self._contents.chosen is not None:
            self._contents.chosen = None
            self.chosen.emit(None)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Scroll where there is less room."""
        super().resizeEvent(event)
        self._fit_scroll()

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
        }

    def _change_lane(self, by: int) -> None:
        """Move the cursor to the lane above or below, scrolling where there is none in view."""
        last = max(0, len(self._lanes(self._chart)) - 1)
        lane = min(self._lane, last) + by
        if not 0 <= lane <= last:
            self._scroll.setValue(self._scroll.value() + by)
        self._place_cursor(self._cursor, min(max(lane, 0), last))

    def _forget(self) -> None:
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


def _at(lanes: Sequence[Lane], place: int) -> Lane:
    """Return the lane at a place from the top, or the last."""
    return lanes[min(place, len(lanes) - 1)]
