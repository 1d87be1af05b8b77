"""Icons: SVG files of assets/icons, drawn in the colours of the user's theme.

A file draws lines of ``currentColor`` on a ground of 20 by 20 units. To add an icon, put its file
there and its name here; where the icon of an action that is on looks otherwise, that is the file
``NAME-on.svg``.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import product

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import icons_folder
from desktop.widgets.style.colors import switched_off

_SIDE = 20
_SCALES = (1, 2, 3)
_INK = "currentColor"


class Icon(StrEnum):
    """The icons, by the names of their files."""

    PICTURE = "picture"
    WEBCAM = "webcam"
    RECORD = "record"
    EVENT = "event"
    PLAY = "play"
    PAUSE = "pause"
    STEP = "step"
    STEP_BACK = "step-back"
    PREVIOUS = "previous"
    NEXT = "next"
    WELCOME = "welcome"
    WAITING = "waiting"
    TROUBLE = "trouble"
    ANALYZE = "analyze"
    WHY = "why"
    NEUTRAL = "neutral"
    MORE = "more"


def tinted(icon: Icon, palette: QPalette) -> QIcon:
    """Return an icon for an action, crisp at up to three times its size."""
    result = QIcon()
    states = {QIcon.State.Off: _svg(icon), QIcon.State.On: _svg(f"{icon}-on") or _svg(icon)}
    ink = QPalette.ColorRole.ButtonText
    colors = {
        QIcon.Mode.Normal: palette.color(ink),
        QIcon.Mode.Disabled: switched_off(palette, ink),
    }
    for (state, svg), (mode, color) in product(states.items(), colors.items()):
        for scale in _SCALES:
            result.addPixmap(_pixmap(svg, color, scale), mode, state)
    return result


def paint_icon(painter: QPainter, icon: Icon, color: QColor, area: QRectF) -> None:
    """Draw an icon over an area."""
    _paint(painter, _svg(icon), color, area)


def _pixmap(svg: str, color: QColor, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _paint(painter, svg, color, QRectF(0, 0, _SIDE, _SIDE))
    painter.end()
    return pixmap


def _paint(painter: QPainter, svg: str, color: QColor, area: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.replace(_INK, color.name()).encode())).render(painter, area)


@cache
def _svg(name: str) -> str:
    """Return a file's text, empty where there is none."""
    path = icons_folder() / f"{name}.svg"
    return path.read_text("utf-8") if path.is_file() else ""
