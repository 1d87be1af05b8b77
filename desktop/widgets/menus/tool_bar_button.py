"""Button of the tool bar: an icon and a word with equal room on both sides."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton

from desktop.widgets.style.painting import painting

_SIDE = 20  # of the icon
_PADDING, _GAP, _ABOVE = 9, 7, 6


class ToolBarButton(QToolButton):
    """Shows an action as it is; the style's own lays the word close to the icon.

    Args:
        action: What it does.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setAutoRaise(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon and word with room around them."""
        metrics = self.fontMetrics()
        word = metrics.horizontalAdvance(self._word)
        height = max(_SIDE, metrics.height()) + 2 * _ABOVE
        return QSize(_PADDING + _SIDE + _GAP + word + _PADDING, height)

    @property
    def _word(self) -> str:
        return self.defaultAction().iconText()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802
        """Paint the style's ground, then icon and word."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon, option.text = QIcon(), ""
        control = QStyle.ComplexControl.CC_ToolButton
        self.style().drawComplexControl(control, option, painter, self)
        icon = QRect(_PADDING, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        enabled, on = self.isEnabled(), self.isChecked()
        self.icon().paint(
            painter,
            icon,
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled,
            QIcon.State.On if on else QIcon.State.Off,
        )
        group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.ButtonText))
        text = self.rect().adjusted(icon.right() + 1 + _GAP, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._word)
