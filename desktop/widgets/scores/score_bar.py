"""One expression's share: its name, a bar and the percentage."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text
from desktop.widgets.style.colors import mix
from desktop.widgets.style.painting import painting

_BAR_HEIGHT = 10.0
_GAP = 10.0
_RADIUS = 3.0


class ScoreBar(QWidget):
    """Draws one row of the chart.

    The bar glides to its share, where the style has animations; the number is there at once.

    Args:
        name: The expression.
        color: Its colour.
        name_width: Width of the column of names in logical pixels, the same in every row.
    """

    def __init__(
        self, name: str, color: QColor, name_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._color = color
        self._name_width = name_width
        self._percent = 0
        self._leads = False
        self._length = self._from = 0.0  # percent that are drawn, and were before gliding
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._draw_on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a comfortable row."""
        return QSize(self._name_width + 160, self.fontMetrics().height() + 12)

    def show_percent(self, percent: int, *, leads: bool) -> None:
        """Show a share of 0 to 100, and whether it is the expression that is shown."""
        if (percent, leads) == (self._percent, self._leads):
            return
        glides, self._percent, self._leads = percent != self._percent, percent, leads
        if glides:
            self._glide_on()
        self._tell()
        self.update()

    @property
    def percent(self) -> int:
        """The share shown, from 0 to 100."""
        return self._percent

    def _tell(self) -> None:
        """Let screen readers know."""
        text = tr("{expression}: {percent} percent")
        name = expression_text(self._name)
        self.setAccessibleName(text.format(expression=name, percent=self._percent))

    def _glide_on(self) -> None:
        """Glide from what is drawn now to the share."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        duration = self.style().styleHint(hint, None, self) if self.isVisible() else 0
        self._glide.stop()
        self._from = self._length
        if duration > 0:
            self._glide.setDuration(duration)
            self._glide.start()
        else:
            self._draw_on(1.0)

    def _draw_on(self, progress: float) -> None:
        self._length = self._from + (self._percent - self._from) * progress
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint name, bar and percentage in three columns."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._leads else QFont.Weight.Normal)
        painter.setFont(font)
        row = QRectF(self.rect())
        number_width = self.fontMetrics().horizontalAdvance(percent_text(1000))
        self._draw_text(painter, row, number_width)
        left = self._name_width + _GAP
        top = (row.height() - _BAR_HEIGHT) / 2
        width = row.width() - left - number_width - _GAP
        self._draw_bar(painter, QRectF(left, top, width, _BAR_HEIGHT))

    def _draw_text(self, painter: QPainter, row: QRectF, number_width: int) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        middle = Qt.AlignmentFlag.AlignVCenter
        name = self.fontMetrics().elidedText(
            expression_text(self._name), Qt.TextElideMode.ElideRight, self._name_width
        )
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, name)
        number = QRectF(row.right() - number_width, 0, number_width, row.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, percent_text(self._percent))

    def _draw_bar(self, painter: QPainter, track: QRectF) -> None:
        """Draw the track, then as much of it as the share in colour: to scale, to the pixel."""
        window = self.palette().color(QPalette.ColorRole.Window)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(mix(window, ink, 0.2), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(track.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS, _RADIUS)
        share = QRectF(track)
        share.setWidth(track.width() * self._length / 100)
        painter.setClipRect(share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        painter.drawRoundedRect(track, _RADIUS, _RADIUS)
