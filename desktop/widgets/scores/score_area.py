"""Area in which the scores scroll, where a window is too low for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_BELOW = 6.8
"""Lines of text for the status bar and one lane of the timeline; where the scores would take that
room, too, it is they that give way."""


class ScoreArea(QScrollArea):
    """Shows the whole panel where it leaves enough of the window to the rest; else it scrolls.

    So it is where text is large and the window small.

    Args:
        panel: Of the scores; its width is the area's.
    """

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel = panel
        self.setWidget(panel)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the whole panel, unless that is too much."""
        window, whole = self.window(), self._whole()
        above = self.mapTo(window, QPoint(0, 0)).y()
        room = window.height() - above - _BELOW * self.fontMetrics().lineSpacing()
        return QSize(0, whole if whole <= room else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask anew when the panel has other words to show."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the panel all the height there is."""
        super().resizeEvent(event)
        self.updateGeometry()  # what lies above may be another
        self._fit()

    def _fit(self) -> None:
        self._panel.resize(self._panel.width(), max(self._whole(), self.height()))

    def _whole(self) -> int:
        """Return the least height in which all of the panel is seen; its sentences wrap."""
        layout = self._panel.layout()
        assert layout is not None
        return layout.totalMinimumHeightForWidth(self._panel.width())
