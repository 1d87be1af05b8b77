"""Timeline of the tracks: their scores over time, with a cursor that tells values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.i18n import clock, tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text, whole_percents
from desktop.widgets.style.colors import colors_for, muted_text
from desktop.widgets.timeline.axis import draw_axis
from desktop.widgets.timeline.chart import Chart, Lane
from desktop.widgets.timeline.lane import LanePainter, stacked
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
    again. The pointer or the arrow keys move a cursor that tells the values; Escape hides it.

    Attributes:
        sought: Carries the time in seconds that was clicked, or Return was pressed at.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
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

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for two lanes."""
        return QSize(640, 132)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave room for one."""
        return QSize(240, 76)

    def show_history(self, history: History, *, whole: bool = False) -> None:
        """Show another history: its newest end, or the whole of it."""
        self._history, self._span = history, TimeSpan()
        self._now = history.end
        self._span.cover(history.begin, history.end, self._now)
        if whole:
            self._span.show_all()
        self._place_cursor(None)

    def advance(self, now: float) -> None:
        """Show what was added to the history, once that fills another column of pixels.

        At most ten times a second: more would take as much of the processor as the picture does.

        Args:
            now: Time of the frame that is shown, in seconds.
        """
        self._now = now
        self._span.cover(self._history.begin, max(now, self._history.end), now)
        column = int(now / max(self._span.seconds / max(1, self.width()), _PAUSE))
        if column != self._column:
            self._column = column
            self.update()

    def select(self, track: int | None) -> None:
        """Let the selected face's lane stand out."""
        if track != self._selected:
            self._selected = track
            self.update()

    @property
    def _chart(self) -> Chart:
        """Where lanes lie: between their numbers, the bands' names and the axis."""
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(expression_text(name)) for name in self._history.labels]
        area = QRectF(self.rect()).adjusted(
            metrics.horizontalAdvance("#00") + 14, 8, -(max(names, default=0) + 26), -1
        )
        area.setBottom(max(area.top() + 1, area.bottom() - metrics.height() - 6))
        area.setWidth(max(1.0, area.width()))
        return Chart(area, self._span.begin, self._span.seconds)

    def _lanes(self, chart: Chart) -> list[Lane]:
        """Return the lanes of the tracks in view; of too many, of those seen last."""
        tracks = self._history.during(chart.begin, chart.end)
        last_seen = self._history.last_seen
        first = sorted(tracks, key=lambda t: (t != self._selected, -last_seen(t)))
        return chart.lanes(sorted(first[: chart.room]), self._selected)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint lanes, axis and cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(muted_text(self.palette()))
        chart = self._chart
        lanes = self._lanes(chart)
        if not lanes:
            text = tr("What is read of a face over time appears here.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        draw_axis(painter, chart)
        times = chart.columns(painter.device().devicePixelRatioF())
        self._lane_painter.draw(painter, lanes, times, self._history, self.palette())
        if chart.begin <= self._now < min(chart.end, self._history.end):
            self._draw_now(painter, chart)
        if self._cursor is not None and chart.begin <= self._cursor <= chart.end:
            self._draw_cursor(painter, chart, self._cursor, lanes)

    def _draw_now(self, painter: QPainter, chart: Chart) -> None:
        """Mark where a video stands that was gone back."""
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        x = chart.x_of(self._now)
        painter.drawLine(QPointF(x, chart.area.top()), QPointF(x, chart.area.bottom()))

    def _draw_cursor(
        self, painter: QPainter, chart: Chart, cursor: float, lanes: list[Lane]
    ) -> None:
        x = chart.x_of(cursor)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawLine(QPointF(x, chart.area.top()), QPointF(x, chart.area.bottom()))
        lane = lanes[min(self._lane, len(lanes) - 1)]
        at = QPointF(x, lane.area.center().y())
        title = f"#{lane.track} \N{MIDDLE DOT} {clock(cursor, 1)}"
        colors = colors_for(self._history.labels)
        values = self._values(lane.track, cursor).items()
        rows = [(name, percent, colors[name]) for name, percent in values]
        draw_values(painter, at, title, rows, self.palette())

    def _values(self, track: int, time: float) -> dict[str, int]:
        """Return percentages in the order of the bands from the top; none without a face."""
        (shares,) = self._history.sampled(track, np.array([time]))
        if np.isnan(shares).any():
            return {}
        percents = whole_percents(dict(zip(self._history.labels, shares, strict=True)))
        return {name: percents[name] for name in reversed(stacked(tuple(percents)))}

    def _place_cursor(self, time: float | None, lane: int = 0) -> None:
        self._cursor, self._lane = time, lane
        self.setAccessibleDescription("" if time is None else self._description(time, lane))
        self.update()

    def _description(self, time: float, lane: int) -> str:
        """Return in words what the box at the cursor says."""
        lanes = self._lanes(self._chart)
        if not lanes:
            return ""
        track = lanes[min(lane, len(lanes) - 1)].track
        values = self._values(track, time).items()
        shares = ", ".join(f"{name} {percent_text(percent)}" for name, percent in values)
        said = shares or tr("No face")
        return f"#{track}, {clock(time, 1)}: {said}"

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
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom, move the cursor, show all, follow again."""
        act = self._keys().get(event.key())
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        self.update()

    def _keys(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Plus: lambda: self._zoom_by_key(1 / _ZOOM),
            key.Key_Minus: lambda: self._zoom_by_key(_ZOOM),
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Up: lambda: self._place_cursor(self._cursor, max(0, self._lane - 1)),
            key.Key_Down: lambda: self._place_cursor(self._cursor, self._lane + 1),
            key.Key_Home: self._span.show_all,
            key.Key_End: self._span.follow,
            key.Key_Escape: lambda: self._place_cursor(None),
            key.Key_Return: self._seek,
        }

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
