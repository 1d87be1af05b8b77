"""Where a frame lies in its view, and back from the view into the frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.vision.readings import Box


@dataclass(frozen=True)
class Letterbox:
    """A frame as large as its view allows, in the middle, undistorted.

    Attributes:
        area: What the frame covers of the view, in the view's logical pixels.
        scale: Logical pixels of the view for one pixel of the frame.
    """

    area: QRectF
    scale: float

    @classmethod
    def fit(cls, frame: QSizeF, view: QRectF) -> Letterbox:
        """Place a frame of ``frame`` pixels into ``view``, on whole pixels so that it is crisp."""
        scale = min(view.width() / frame.width(), view.height() / frame.height())
        area = QRectF(0, 0, max(1.0, frame.width() * scale), max(1.0, frame.height() * scale))
        area.moveCenter(view.center())
        return cls(QRectF(area.toRect()), scale)

    def of(self, box: Box) -> QRectF:
        """Return where ``box``, in pixels of the frame, lies in the view."""
        return QRectF(
            self.area.x() + box.x * self.scale,
            self.area.y() + box.y * self.scale,
            box.width * self.scale,
            box.height * self.scale,
        )

    def contains(self, box: Box, point: QPointF) -> bool:
        """Return whether ``point`` of the view lies on ``box``."""
        return self.of(box).contains(point)
