"""Timeline of the tracks: their scores over time, with a cursor that tells values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.style.colors import muted_text
from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.style.painting import painting
from desktop.widgets.timeline.axis import draw_axis
from desktop.widgets.timeline.chart import Chart, Lane
from desktop.widgets.timeline.cursor import box_of, described
from desktop.widgets.timeline.lane import LanePainter
from desktop.widgets.timeline.lane_scroll import LaneScroll, most_read_first
from desktop.widgets.timeline.time_span import TimeSpan
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
    film the whole is shown at first, and all lanes can be reached by scrolling.

    Attributes:
        sought: Carries the time in seconds that was clicked, or Return was pressed at.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._length: float | None = None  # of a film
        self._scroll = LaneScroll(self)
        self._scroll.valueChanged.connect(lambda _: self.update())
        self._span = TimeSpan()
        self._lane_painter = LanePainter()
        self._selected: int | None = None
        self._cursor: float | None = None  # seconds
        self._lane = 0  # of the cursor, from the top
        self._dragged_from: float | None = None  # pixels
        self._was_dragged = False
        self._now = 0.0  # seconds
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
        self._history, self._length, self._span = history, length, TimeSpan()
        self._now = history.end if length is None else 0.0
        self._scroll.setValue(0)
        self._cover()
        if length is not None:
            self._span.show_all()
        self._place_cursor(None)
        self._fit_scroll()

    def renew(self) -> None:
        """Show what was added to the history of a film."""
        grows = self._history.end > (self._length or 0.0) and self._span.shows_all
        self._cover()
        if grows:  # nobody knew how long it lasts
            self._span.show_all()
        self._fit_scroll()
        self.update()

    def advance(self, now: float) -> None:
        """Show what was added to the history, once that fills another column of pixels.

        At most ten times a second: more would take as much of the processor as the picture does.

        Args:
            now: Time of the frame that is shown, in seconds.
        """
        self._now = now
        self._cover()
        column = int(now / max(self._span.seconds / max(1, self.width()), _PAUSE))
        if column != self._column:
            self._column = column
            self.update()

    def select(self, track: int | None) -> None:
        """Let the selected face's lane stand out."""
        if track != self._selected:
            self._selected = track
            self.update()

    def _cover(self) -> None:
        """Tell the span what there is: all of a film, or what was read until now."""
        first = self._history.begin if self._length is None else 0.0
        last = max(self._now, self._history.end, self._length or 0.0)
        self._span.cover(first, last, self._now)

    @property
    def _chart(self) -> Chart:
        """Where lanes lie: between their numbers, the bands' names and the axis."""
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(expression_text(name)) for name in self._history.labels]
        area = QRectF(self.rect()).adjusted(
            metrics.horizontalAdvance("#00") + 14, 8, -(max(names, default=0) + 26), -1
        )
        area.setBottom(max(area.top() + 1, area.bottom() - metrics.height() - 6))
        scroll = self._scroll.width() if self._scroll.isVisibleTo(self) else 0
        area.setWidth(max(1.0, area.width() - scroll))
        return Chart(area, self._span.begin, self._span.seconds)

    def _lanes(self, chart: Chart) -> list[Lane]:
        """Return the lanes of the tracks in view; live, of too many, of those seen last."""
        tracks = self._history.during(chart.begin, chart.end)
        if self._length is not None:
            ordered = most_read_first(self._history, tracks)
            return chart.lanes(self._scroll.in_view(ordered, chart.room), self._selected)
        last_seen = self._history.last_seen
        first = sorted(tracks, key=lambda t: (t != self._selected, -last_seen(t)))
        return chart.lanes(sorted(first[: chart.room]), self._selected)

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
        self._lane_painter.draw(painter, lanes, times, self._history, self.palette())
        newest = self._history.end if self._length is None else chart.end
        if chart.begin <= self._now < min(chart.end, newest):
            self._draw_line(painter, chart, self._now, QPalette.ColorRole.Accent)
        if self._scroll.hidden_below:
            self._scroll.tell_hidden(painter, chart.area.bottom())
        if self._cursor is not None and chart.begin <= self._cursor <= chart.end:
            lane = _at(lanes, self._lane)
            self._draw_line(painter, chart, self._cursor, QPalette.ColorRole.WindowText)
            at = QPointF(chart.x_of(self._cursor), lane.area.center().y())
            title, rows = box_of(self._history, lane.track, self._cursor)
            draw_values(painter, at, title, rows, self.palette())

    def _fit_scroll(self) -> None:
        """Let all lanes of a film be reached."""
        chart = self._chart
        tracks = () if self._length is None else self._history.during(chart.begin, chart.end)
        self._scroll.fit(len(tracks), chart.room, self.rect())

    def _draw_line(
        self, painter: QPainter, chart: Chart, time: float, role: QPalette.ColorRole
    ) -> None:
        width = 2 if role == QPalette.ColorRole.Accent else 1
        painter.setPen(QPen(self.palette().color(role), width))
        x = chart.x_of(time)
        painter.drawLine(QPointF(x, chart.area.top()), QPointF(x, chart.area.bottom()))

    def _place_cursor(self, time: float | None, lane: int = 0) -> None:
        self._cursor, self._lane = time, lane
        self.setAccessibleDescription("" if time is None else self._description(time, lane))
        self.update()

    def _description(self, time: float, lane: int) -> str:
        """Return in words what the box at the cursor says."""
        lanes = self._lanes(self._chart)
        return described(self._history, _at(lanes, lane).track, time) if lanes else ""

    # What the user does.

    def event(self, event: QEvent) -> bool:
        """Keep its own keys from the window's shortcuts while it has the focus."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in self._keys():
            event.accept()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the cursor with the pointer, or what is shown where it is dragged."""
        chart, x = self._chart, event.position().x()
        if self._dragged_from is not None:
            if not self._drags(x - self._dragged_from):
                return
            self._span.move(chart.time_at(self._dragged_from) - chart.time_at(x))
            self._dragged_from = x
        lanes = self._lanes(chart)
        reached = sum(lane.area.bottom() < event.position().y() for lane in lanes)
        self._place_cursor(self._chart.time_at(x), min(reached, max(0, len(lanes) - 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from, self._was_dragged = event.position().x(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End dragging; where nothing was dragged, that time is sought."""
        if self._dragged_from is not None and not self._was_dragged:
            self.sought.emit(max(0.0, self._chart.time_at(event.position().x())))
        self._dragged_from = None

    def _drags(self, by: float) -> bool:
        """Return whether the pointer has moved so far that it is no click any more."""
        self._was_dragged |= abs(by) >= QApplication.startDragDistance()
        return self._was_dragged

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
        if abs(turned.x()) > abs(turned.y()):
            self._span.move(-turned.x() / 120 * chart.seconds / 10)
        else:
            self._span.zoom(_ZOOM ** (-turned.y() / 120), chart.time_at(event.position().x()))
        self._fit_scroll()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom, move the cursor, show all, follow again."""
        act = self._keys().get(event.key())
        if act is None:
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
            key.Key_Home: self._span.show_all,
            key.Key_End: self._span.follow,
            key.Key_Escape: lambda: self._place_cursor(None),
            key.Key_Return: self._seek,
        }

    def _change_lane(self, by: int) -> None:
        """Move the cursor to the lane above or below, scrolling where there is none in view."""
        last = max(0, len(self._lanes(self._chart)) - 1)
        lane = min(self._lane, last) + by
        if not 0 <= lane <= last:
            self._scroll.setValue(self._scroll.value() + by)
        self._place_cursor(self._cursor, min(max(lane, 0), last))

    def _seek(self) -> None:
        if self._cursor is not None:
            self.sought.emit(self._cursor)

    def _zoom_by_key(self, factor: float) -> None:
        middle = self._span.begin + self._span.seconds / 2
        self._span.zoom(factor, middle if self._cursor is None else self._cursor)

    def _step(self, steps: int) -> None:
        """Move the cursor, from the newest reading at first, and what is shown along with it."""
        span = self._span
        by = steps * span.seconds / _KEY_STEPS
        newest = min(span.end, self._history.end)
        time = newest if self._cursor is None else self._cursor + by
        time = min(max(time, self._history.begin), self._history.end)
        if not span.begin <= time <= span.end:
            span.move(by)
        self._place_cursor(time, self._lane)


def _at(lanes: Sequence[Lane], place: int) -> Lane:
    """Return the lane at a place from the top, or the last."""
    return lanes[min(place, len(lanes) - 1)]
