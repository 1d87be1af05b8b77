"""Picture that is to be labelled, or a sentence where there is none to be seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.widgets.style.colors import canvas, text_on
from desktop.widgets.style.painting import painting
from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.scaled_image import ScaledImage
from emolens.readings import Image

_MARGIN = 24


class LabelPicture(QWidget):
    """Shows a picture as large as there is room, and nothing on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = ScaledImage()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture to label"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the labels."""
        return QSize(240, 180)

    def show_image(self, image: Image) -> None:
        """Show a picture: BGR, uint8, ``[height, width, 3]``."""
        self._image, self._text = ScaledImage(image), ""
        self.setAccessibleDescription("")
        self.update()

    def show_text(self, text: str) -> None:
        """Show a sentence instead."""
        self._image, self._text = ScaledImage(), text
        self.setAccessibleDescription(text)
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and, on it, the picture or the sentence."""
        ground = canvas(self.palette())
        painter.fillRect(self.rect(), ground)
        if not self._image.size.isEmpty():
            box = Letterbox.fit(self._image.size, QRectF(self.rect()))
            self._image.draw(painter, box.area)
            return
        painter.setPen(text_on(ground))
        area = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._text)
