"""One expression's share: its name, a bar and the percentage."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_text, expression_word
from desktop.widgets.scores.percent import percent_text
from desktop.widgets.style.colors import mix
from desktop.widgets.style.focus_ring import FocusRing
from desktop.widgets.style.motion import glide_duration
from desktop.widgets.style.painting import painting
from desktop.widgets.style.plain_text import plain_tip

_BAR_HEIGHT = 10.0
_SECOND_HEIGHT = 5.0
_FAR_APART = 10  # percent, from which on two models are said to differ
_GAP = 10.0
_RADIUS = 3.0


class ScoreBar(QAbstractButton):
    """Draws one row of the chart; pressed, it asks: why this expression?

    The bar glides to its share, where style and settings have it so; the number is there at once.

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
        self._second: int | None = None
        self._leads = self._explained = False
        self._length = self._from = 0.0  # percent that are drawn, and were before gliding
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._draw_on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the picture's keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip = tr("Show where on the face {expression} was read")
        self.setToolTip(plain_tip(tip.format(expression=expression_word(name))))
        FocusRing(self)
        self._tell()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a comfortable row."""
        second = 0 if self._second is None else self.fontMetrics().height()
        return QSize(self._name_width + 160, self.fontMetrics().height() + 12 + second)

    def show_percent(self, percent: int, *, leads: bool) -> None:
        """Show a share of 0 to 100, and whether it is the expression that is shown."""
        if (percent, leads) == (self._percent, self._leads):
            return
        glides, self._percent, self._leads = percent != self._percent, percent, leads
        if glides:
            self._glide_on()
        self._tell()
        self.update()

    def show_second(self, percent: int | None) -> None:
        """Show a second model's share of 0 to 100 below; None for none."""
        if percent == self._second:
            return
        grows = (percent is None) != (self._second is None)
        self._second = percent
        if grows:
            self.updateGeometry()
        self._tell()
        self.update()

    def show_explained(self, on: bool) -> None:
        """Show whether the evidence that is seen on the face is this expression's."""
        if on != self._explained:
            self._explained = on
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Return press it, too; not every system's buttons do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def percent(self) -> int:
        """The share shown, from 0 to 100."""
        return self._percent

    def _tell(self) -> None:
        """Let screen readers know."""
        text = tr("{expression}: {percent} percent")
        name = expression_text(self._name)
        words = text.format(expression=name, percent=self._percent)
        if self._second is not None:
            second = tr("the other model {percent} percent").format(percent=self._second)
            words = f"{words}, {second}"
        self.setAccessibleName(words)

    def _glide_on(self) -> None:
        """Glide from what is drawn now to the share."""
        duration = glide_duration(self)
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
        if self._second is not None:
            row.setHeight(row.height() - self.fontMetrics().height())
            self._draw_second(painter, self._second, row, number_width)
        self._draw_text(painter, row, number_width)
        left = self._name_width + _GAP
        top = (row.height() - _BAR_HEIGHT) / 2
        width = row.width() - left - number_width - _GAP
        self._draw_bar(painter, QRectF(left, top, width, _BAR_HEIGHT))

    def _draw_second(
        self, painter: QPainter, percent: int, above: QRectF, number_width: int
    ) -> None:
        """Draw the second model's share below the first one's, in bold where they are far apart."""
        row = QRectF(above.left(), above.bottom() - 6, above.width(), self.fontMetrics().height())
        left = self._name_width + _GAP
        width = row.width() - left - number_width - _GAP
        window = self.palette().color(QPalette.ColorRole.Window)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        track = QRectF(left, row.center().y() - _SECOND_HEIGHT / 2, width, _SECOND_HEIGHT)
        painter.fillRect(track, mix(window, ink, 0.12))
        share = QRectF(track)
        share.setWidth(width * percent / 100)
        painter.fillRect(share, mix(window, ink, 0.65))
        painter.save()
        font = QFont(self.font())
        apart = abs(percent - self._percent) >= _FAR_APART
        font.setWeight(QFont.Weight.DemiBold if apart else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(mix(window, ink, 1.0 if apart else 0.65))
        number = QRectF(row.right() - number_width, row.top(), number_width, row.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, middle, percent_text(percent))
        painter.restore()

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
        painter.setPen(QPen(ink, 2) if self._explained else QPen(mix(window, ink, 0.2), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(track.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS, _RADIUS)
        share = QRectF(track)
        share.setWidth(track.width() * self._length / 100)
        painter.setClipRect(share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        painter.drawRoundedRect(track, _RADIUS, _RADIUS)
