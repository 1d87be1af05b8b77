"""Scroll bar of the lanes: which tracks of many have a lane in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.i18n import tr
from emolens.results.history import History


class LaneScroll(QScrollBar):
    """Lets all tracks of a film be reached, those that were read most first.

    It is there only where there are more than there is room for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    @property
    def hidden_below(self) -> int:
        """How many tracks lie below those in view."""
        return self.maximum() - self.value()

    def fit(self, tracks: int, room: int, area: QRect) -> None:
        """Let so many tracks be reached with room for so many, in an area of the parent."""
        self.setRange(0, max(0, tracks - room))
        self.setPageStep(room)
        width = self.sizeHint().width()
        self.setGeometry(area.right() + 1 - width, area.top(), width, area.height())
        self.setVisible(tracks > room)

    def tell_hidden(self, painter: QPainter, top: float) -> None:
        """Say below a chart, which ends at ``top``, how many lanes there are beyond it."""
        text = tr("+{count} more").format(count=self.hidden_below)
        area = QRectF(0, top, self.x() - 2, self.height() - top)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(area, align, text)

    def in_view(self, ordered: Sequence[int], room: int) -> list[int]:
        """Return the tracks in view of all, in their order."""
        first = min(self.value(), max(0, len(ordered) - room))
        return list(ordered[first : first + room])


def most_read_first(history: History, tracks: Sequence[int]) -> list[int]:
    """Return tracks in the order in which they are listed."""
    return sorted(tracks, key=lambda track: (-history.readings_of(track), track))
