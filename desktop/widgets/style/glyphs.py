"""Simple line drawings in the theme's own colours: the tool bar's icons and the messages' signs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

SIZE = 20.0
_SCALES = (1, 2, 3)

Draw = Callable[[QPainter], None]
"""Draws lines on a ground of 20 by 20 units."""


def line_pen(color: QColor) -> QPen:
    """Return the pen that all glyphs are drawn with."""
    pen = QPen(color, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def icon(draw: Draw, color: QColor) -> QIcon:
    """Return an icon in outline, filled where its action is on, crisp at up to three times."""
    result = QIcon()
    for scale in _SCALES:
        outline, filled = (_pixmap(draw, color, scale, fill) for fill in (False, True))
        result.addPixmap(outline, QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(filled, QIcon.Mode.Normal, QIcon.State.On)
    return result


def _pixmap(draw: Draw, color: QColor, scale: int, fill: bool) -> QPixmap:
    pixmap = QPixmap((QSizeF(SIZE, SIZE) * scale).toSize())
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line_pen(color))
    if fill:
        painter.setBrush(color)
    draw(painter)
    painter.end()
    return pixmap


def draw_picture(painter: QPainter) -> None:
    """Draw a framed picture with hills and a sun."""
    painter.drawRoundedRect(QRectF(2.5, 3.5, 15, 13), 2, 2)
    hills = ((2.5, 14), (7, 9.5), (10.5, 13), (13, 10.5), (17.5, 14.5))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in hills]))
    painter.drawEllipse(QPointF(13, 7), 1.2, 1.2)


def draw_webcam(painter: QPainter) -> None:
    """Draw a video camera."""
    painter.drawRoundedRect(QRectF(2, 5.5, 10.5, 9), 2, 2)
    painter.drawPolygon(
        QPolygonF([QPointF(12.5, 9), QPointF(18, 6), QPointF(18, 14), QPointF(12.5, 11)])
    )


def draw_record(painter: QPainter) -> None:
    """Draw a disc in a ring."""
    painter.drawEllipse(QPointF(10, 10), 7.2, 7.2)
    painter.drawEllipse(QPointF(10, 10), 3.2, 3.2)


def draw_play(painter: QPainter) -> None:
    """Draw a triangle that points on."""
    painter.drawPolygon(QPolygonF([QPointF(6, 4), QPointF(16, 10), QPointF(6, 16)]))


def draw_pause(painter: QPainter) -> None:
    """Draw two bars."""
    for x in (5.5, 11.5):
        painter.drawRoundedRect(QRectF(x, 4, 3, 12), 1, 1)


def draw_step(painter: QPainter) -> None:
    """Draw a triangle that points on to a line."""
    painter.drawPolygon(QPolygonF([QPointF(5.5, 5), QPointF(12.5, 10), QPointF(5.5, 15)]))
    painter.drawLine(QPointF(15, 5), QPointF(15, 15))


def draw_step_back(painter: QPainter) -> None:
    """Draw a triangle that points back to a line."""
    painter.drawPolygon(QPolygonF([QPointF(14.5, 5), QPointF(7.5, 10), QPointF(14.5, 15)]))
    painter.drawLine(QPointF(5, 5), QPointF(5, 15))


def draw_previous(painter: QPainter) -> None:
    """Draw an angle that points to the left."""
    painter.drawPolyline(QPolygonF([QPointF(12, 4.5), QPointF(6.5, 10), QPointF(12, 15.5)]))


def draw_next(painter: QPainter) -> None:
    """Draw an angle that points to the right."""
    painter.drawPolyline(QPolygonF([QPointF(8, 4.5), QPointF(13.5, 10), QPointF(8, 15.5)]))


def draw_face(painter: QPainter) -> None:
    """Draw a smile in a viewfinder."""
    _draw_viewfinder(painter)
    for x in (7.5, 12.5):
        painter.drawLine(QPointF(x, 7.4), QPointF(x, 8.4))
    painter.drawArc(QRectF(6.6, 6.6, 6.8, 6.8), -30 * 16, -120 * 16)


def draw_waiting(painter: QPainter) -> None:
    """Draw three dots in a viewfinder."""
    _draw_viewfinder(painter)
    for x in (7, 10, 13):
        painter.drawPoint(QPointF(x, 10))


def draw_trouble(painter: QPainter) -> None:
    """Draw an exclamation mark in a viewfinder."""
    _draw_viewfinder(painter)
    painter.drawLine(QPointF(10, 6.5), QPointF(10, 10.5))
    painter.drawLine(QPointF(10, 13.3), QPointF(10, 13.5))


def _draw_viewfinder(painter: QPainter) -> None:
    for turn in range(4):
        painter.save()
        painter.translate(SIZE / 2, SIZE / 2)
        painter.rotate(90 * turn)
        painter.drawLine(QPointF(-8, -3.5), QPointF(-8, -5.5))
        painter.drawArc(QRectF(-8, -8, 5, 5), 90 * 16, 90 * 16)
        painter.drawLine(QPointF(-5.5, -8), QPointF(-3.5, -8))
        painter.restore()
