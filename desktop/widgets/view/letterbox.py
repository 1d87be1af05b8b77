"""Letterbox: where a frame lies in its view, and back from the view into the frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from emolens.readings import Box


@dataclass(frozen=True)
class Letterbox:
    """A frame in its view, undistorted.

    Attributes:
        area: Where the frame lies, in the view's logical pixels; it may leave the view.
        scale: Logical pixels of the view for one pixel of the frame.
        seen: The part of ``area`` that is in the view.
        mirrored: Whether left and right are exchanged.
    """

    area: QRectF
    scale: float
    seen: QRectF
    mirrored: bool = False

    @classmethod
    def fit(cls, frame: QSizeF, view: QRectF) -> Letterbox:
        """Place a frame of ``frame`` pixels as large as ``view`` allows, in its middle.

        It lies on whole pixels, so that it is crisp.
        """
        scale = min(view.width() / frame.width(), view.height() / frame.height())
        area = QRectF(0, 0, max(1.0, frame.width() * scale), max(1.0, frame.height() * scale))
        area.moveCenter(view.center())
        area = QRectF(area.toRect())
        return cls(area, scale, area)

    def of(self, box: Box) -> QRectF:
        """Return where ``box``, in pixels of the frame, lies in the view."""
        size = QSizeF(box.width * self.scale, box.height * self.scale)
        top = self.area.y() + box.y * self.scale
        if self.mirrored:
            right = self.area.right() - box.x * self.scale
            return QRectF(QPointF(right - size.width(), top), size)
        return QRectF(QPointF(self.area.x() + box.x * self.scale, top), size)

    def contains(self, box: Box, point: QPointF) -> bool:
        """Return whether ``point`` of the view lies on ``box``."""
        return self.of(box).contains(point)
