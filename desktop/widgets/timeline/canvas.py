"""Canvas of the timeline: what it shows of the tracks over time, and how it is painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import clock, tr
from desktop.widgets.style.colors import muted_text
from desktop.widgets.style.painting import painting
from desktop.widgets.timeline.axis import draw_axis
from desktop.widgets.timeline.chart import Chart, Lane
from desktop.widgets.timeline.chosen import draw_chosen
from desktop.widgets.timeline.contents import TimelineContents
from desktop.widgets.timeline.cursor import box_of, described, draw_line
from desktop.widgets.timeline.lane import LanePainter
from desktop.widgets.timeline.lane_scroll import LaneScroll
from desktop.widgets.timeline.picture import draw_picture, picture_size
from desktop.widgets.timeline.value_box import draw_values
from emolens.plain_text import plain
from emolens.results.history import History
from emolens.study.events import Event

_PAUSE = 0.1  # seconds


class TimelineCanvas(QWidget):
    """Draws a lane for each track in the stretch of time that is shown.

    Attributes:
        chosen: Carries the begin and the end, in seconds, of the stretch that was chosen, or None.
        event_selected: Another event is selected, or none.
    """

    chosen = Signal(object)
    event_selected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = TimelineContents(History())
        self._scroll = LaneScroll(self)
        self._scroll.valueChanged.connect(lambda _: self.update())
        self._lane_painter = LanePainter()
        self._cursor: float | None = None  # seconds
        self._lane = 0  # of the cursor, from the top
        self._column = -1  # of what is shown now, from time 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Timeline"))

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
        self._contents.selected, self._contents.strip = before.selected, before.strip
        self._contents.people, self._contents.splits = before.people, before.splits
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
            self._contents.strip.draw(painter, chart, self._contents.now, self.palette())
            painter.setPen(muted_text(self.palette()))
            text = tr("The scores of each face over time appear here.")
            painter.drawText(chart.area, Qt.AlignmentFlag.AlignCenter, text)
            return
        draw_axis(painter, chart)
        times = chart.columns(painter.device().devicePixelRatioF())
        contents = self._contents
        self._lane_painter.draw(painter, lanes, times, contents.history, self.palette())
        contents.strip.draw(painter, chart, contents.now, self.palette())
        if contents.chosen is not None:
            draw_chosen(painter, chart, contents.chosen, self.palette())
        if chart.begin <= contents.now < min(chart.end, contents.newest):
            draw_line(painter, chart, contents.now, self.palette().accent().color(), 2)
        if self._scroll.hidden_below:
            self._scroll.tell_hidden(painter, chart.area.bottom())
        if self._cursor is not None and chart.begin <= self._cursor <= chart.end:
            lane = lane_at(lanes, self._lane)
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

    def show_events(
        self, events: Sequence[Event], going_on: Mapping[str, float], names: Sequence[str]
    ) -> None:
        """Show events above the lanes.

        Args:
            events: Those that are over.
            going_on: The onsets, in seconds, of those that go on, by their names.
            names: Names that have colours of their own, in this order.
        """
        strip = self._contents.strip
        strip.events, strip.open, strip.names = events, dict(going_on), names
        if not any(event is strip.selected for event in events):
            self.select_event(None)
        self._fit_scroll()
        self.update()

    @property
    def selected_event(self) -> Event | None:
        """The event that keys are about; None for none."""
        return self._contents.strip.selected

    def select_event(self, event: Event | None) -> None:
        """Let keys be about an event, and say which it is."""
        if event is not self._contents.strip.selected:
            self._contents.strip.selected = event
            said = "" if event is None else f"{plain(event.trial_type)}, {clock(event.onset, 1)}"
            self.setAccessibleDescription(said)
            self.event_selected.emit()
            self.update()

    def event_at(self, point: QPoint) -> Event | None:
        """Return the event at a point; None where there is none."""
        grip = self._contents.strip.grip_at(self._chart, QPointF(point))
        return None if grip is None else grip.event

    def show_people(self, people: Mapping[int, str], splits: Mapping[int, Sequence[float]]) -> None:
        """Show who the tracks are, by their numbers.

        Args:
            people: The names of each.
            splits: The times, in seconds, at which each becomes somebody else.
        """
        self._contents.people, self._contents.splits = dict(people), dict(splits)
        self.update()

    def track_at(self, point: QPoint) -> int | None:
        """Return the track whose lane is at a point; None where there is none."""
        lanes = self._lanes(self._chart)
        at = [one for one in lanes if one.area.top() <= point.y() <= one.area.bottom()]
        return at[0].track if at else None

    @property
    def track(self) -> int | None:
        """The track of the cursor's lane, or else of the selected face, or of the first lane."""
        lanes = self._lanes(self._chart)
        if self._cursor is None and self._contents.selected is not None:
            return self._contents.selected
        return lane_at(lanes, self._lane).track if lanes else None

    @property
    def time(self) -> float:
        """The time of the cursor, or else of the frame that is shown, in seconds."""
        return self._contents.now if self._cursor is None else self._cursor

    @property
    def stretch(self) -> tuple[float, float] | None:
        """The begin and the end of the stretch that is chosen, in seconds; None for none."""
        return self._contents.chosen

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
        return described(self._contents.history, lane_at(lanes, lane).track, time) if lanes else ""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Scroll where there is less room."""
        super().resizeEvent(event)
        self._fit_scroll()

    def _choose_nothing(self) -> None:
        if self._contents.chosen is not None:
            self._contents.chosen = None
            self.chosen.emit(None)
            self.update()


def lane_at(lanes: Sequence[Lane], place: int) -> Lane:
    """Return the lane at a place from the top, or the last."""
    return lanes[min(place, len(lanes) - 1)]
