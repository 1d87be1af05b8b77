"""A view that can be looked into closely, with the mouse, a touchpad or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.zoom import STEP, Zoom

_NOTCH = 120.0  # of a wheel, as Qt counts: eighths of a degree


class ZoomView(QWidget):
    """Lets the user zoom with the wheel or a pinch, move by dragging, and fit by a double click.

    Who derives from it paints and says how large the frame is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = Zoom()
        self._grip: QPointF | None = None

    def frame_size(self) -> QSizeF:
        """Return the frame's width and height in pixels; empty for none."""
        raise NotImplementedError

    def point_of_interest(self) -> QPointF:
        """Return the point of the view around which the keyboard zooms."""
        return QRectF(self.rect()).center()

    def zoom_by(self, times: float, at: QPointF) -> None:
        """Show the frame larger by a factor, around a point of the view."""
        if not self.frame_size().isEmpty():
            self._zoom.by(times, at, self.frame_size(), QRectF(self.rect()))
            self._look_again()

    def zoom_in(self) -> None:
        """Show the frame larger by a step."""
        self.zoom_by(STEP, self.point_of_interest())

    def zoom_out(self) -> None:
        """Show the frame smaller by a step."""
        self.zoom_by(1 / STEP, self.point_of_interest())

    def fit(self) -> None:
        """Show all of the frame."""
        self._zoom.fit()
        self._look_again()

    def letterbox(self) -> Letterbox:
        """Return where the frame lies."""
        return self._zoom.place(self.frame_size(), QRectF(self.rect()))

    def idle_cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape over the frame while nothing else is under it."""
        return Qt.CursorShape.ArrowCursor if self._zoom.fits else Qt.CursorShape.OpenHandCursor

    def _look_again(self) -> None:
        if self._grip is None:
            self.setCursor(self.idle_cursor())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch on a touchpad."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the pointer."""
        self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of a frame of which there is more to see."""
        if event.button() == Qt.MouseButton.LeftButton and not self._zoom.fits:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the frame that is held."""
        if self._grip is not None:
            by, self._grip = event.position() - self._grip, event.position()
            self._zoom.move(by, self.frame_size(), QRectF(self.rect()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Let go."""
        self._grip = None
        self._look_again()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Show all of the frame again."""
        self.fit()
