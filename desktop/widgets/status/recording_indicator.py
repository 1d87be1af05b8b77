"""Red indicator in the status bar while something is recorded."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import clock, tr
from desktop.widgets.style.painting import painting
from desktop.widgets.style.plain_text import PlainLabel

_RED = QColor("#E0242B")
"""4.5 to 1 against white, 3.6 to 1 against the darkest of the themes; the word stands beside it."""
_RADIUS = 5.0
_TICK = 500  # milliseconds, so that no second is skipped


class RecordingIndicator(QWidget):
    """A red dot, and for how long; hidden while nothing is recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel()
        self._since = QElapsedTimer()
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self._show_time)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 5)
        row.setSpacing(7)
        row.addWidget(_Dot())
        row.addWidget(self._label)
        self.hide()

    def begin(self) -> None:
        """Show it, and count from now."""
        self._since.start()
        self._show_time()
        self._ticks.start()
        self.show()

    def end(self) -> None:
        """Take it away."""
        self._ticks.stop()
        self.hide()

    def _show_time(self) -> None:
        time = clock(self._since.elapsed() // 1000)
        self._label.setText(tr("Recording {time}").format(time=time))


class _Dot(QWidget):
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(int(2 * _RADIUS) + 2, int(2 * _RADIUS) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_RED)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), _RADIUS, _RADIUS)
