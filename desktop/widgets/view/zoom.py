"""Zoom: how large a frame is shown in its view, and which part of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.widgets.view.letterbox import Letterbox

STEP = 1.25
"""Times that the frame grows by one step."""
_LARGEST = 16.0
"""Logical pixels of the view for one of the frame, or the next if the frame is larger by itself."""


class Zoom:
    """The user's choice: all of the frame, as large as fits, or larger and a part of it."""

    def __init__(self) -> None:
        self._factor = 1.0
        self._center = QPointF(0.5, 0.5)  # what is in the middle, in shares of the frame

    @property
    def fits(self) -> bool:
        """Whether all of the frame is shown."""
        return self._factor == 1.0

    def fit(self) -> None:
        """Show all of the frame."""
        self._factor, self._center = 1.0, QPointF(0.5, 0.5)

    def by(self, times: float, at: QPointF, frame: QSizeF, view: QRectF) -> None:
        """Show the frame larger by a factor, around a point of the view that stays where it is.

        Args:
            times: Smaller than 1 to show it smaller, but never smaller than fits.
            at: The point, in logical pixels of the view.
            frame: Width and height of the frame.
            view: What the frame is shown in.
        """
        fitted, before = Letterbox.fit(frame, view), self.place(frame, view).area
        most = max(_LARGEST / fitted.scale, STEP)
        self._factor = max(1.0, min(self._factor * times, most))
        growth = fitted.area.width() * self._factor / before.width()
        self._look_at(at + (before.center() - at) * growth, frame, view)

    def move(self, by: QPointF, frame: QSizeF, view: QRectF) -> None:
        """Move the frame by logical pixels of the view, as far as there is more to see."""
        self._look_at(self.place(frame, view).area.center() + by, frame, view)

    def place(self, frame: QSizeF, view: QRectF) -> Letterbox:
        """Return where the frame lies; where it is larger than the view, it leaves no gap."""
        fitted = Letterbox.fit(frame, view)
        if self.fits:
            return fitted
        size = fitted.area.size() * self._factor
        area = QRectF(QPointF(), size)
        area.moveCenter(
            view.center()
            + QPointF(
                _within(size.width() * (0.5 - self._center.x()), size.width() - view.width()),
                _within(size.height() * (0.5 - self._center.y()), size.height() - view.height()),
            )
        )
        return Letterbox(area, fitted.scale * self._factor, area.intersected(view))

    def _look_at(self, middle: QPointF, frame: QSizeF, view: QRectF) -> None:
        """Let the frame's middle be at a point of the view, or as near as leaves no gap."""
        size = Letterbox.fit(frame, view).area.size() * self._factor
        off = middle - view.center()
        self._center = QPointF(
            0.5 - _within(off.x(), size.width() - view.width()) / size.width(),
            0.5 - _within(off.y(), size.height() - view.height()) / size.height(),
        )


def _within(off: float, play: float) -> float:
    """Return how far the frame may be off the middle, given how much larger it is than the view."""
    most = max(0.0, play) / 2
    return max(-most, min(off, most))
