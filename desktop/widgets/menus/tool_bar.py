"""A tool bar that lies flat in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QToolBar,
    QToolButton,
    QWidget,
)

from desktop.i18n import tr
from desktop.widgets.menus.tool_bar_button import ToolBarButton
from desktop.widgets.style.icons import Icon, tinted
from desktop.widgets.style.painting import painting

_MORE_WIDTH = 32
"""Of the button for what finds no room, in pixels; the style's own 12 are hard to hit."""


class _WideMoreStyle(QProxyStyle):
    def pixelMetric(  # noqa: N802 - Qt's name
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_ToolBarExtensionExtent:
            return _MORE_WIDTH
        return super().pixelMetric(metric, option, widget)


class ToolBar(QToolBar):
    """Drawn in the window's colour, without the style's gradient.

    A style sheet would do it in a line, but keeps its colours when the theme changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tools"), parent)
        self.setMovable(False)
        self._style = _WideMoreStyle(self.style().name())
        self.setStyle(self._style)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)

        (self._more,) = self.findChildren(QToolButton)  # Qt's own, for what finds no room
        self._more.setAccessibleName(tr("More tools"))
        self._tint()

    def add_button(self, action: QAction) -> None:
        """Add a button for an action."""
        self.addWidget(ToolBarButton(action))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icon for a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self._more.setIcon(tinted(Icon.MORE, self.palette()))  # the style's own is always black

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the ground; the buttons paint themselves."""
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
