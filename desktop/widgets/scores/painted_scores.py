"""Scores of a face as a picture, beside the picture that it is seen in."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPalette

from desktop.widgets.scores.score_panel import ScorePanel
from desktop.widgets.view.painted_frame import growth_of
from emolens.readings import AnalysedFrame, Reading


def beside_scores(
    image: QImage, reading: Reading, analysed: AnalysedFrame, explained: str = ""
) -> QImage:
    """Return a picture with the panel of one of its faces on its right, in the theme's colours.

    Args:
        image: The picture.
        reading: The face's.
        analysed: The frame that it belongs to.
        explained: The expression whose evidence is shown on the face; empty for none.
    """
    panel = ScorePanel()
    panel.show_meaning(analysed.scores_mean)
    panel.show_reading(reading)
    panel.show_comparison(reading, analysed.comparison)
    panel.show_explained(explained)
    if explained:
        panel.key.show_meaning(explained)
    growth = growth_of(image)
    panel.ensurePolished()
    needed = max(panel.sizeHint().height(), panel.heightForWidth(panel.width()))
    panel.resize(panel.width(), max(needed, math.ceil(image.height() / growth)))
    both = QImage(
        image.width() + round(panel.width() * growth),
        max(image.height(), math.floor(panel.height() * growth)),
        QImage.Format.Format_RGB32,
    )
    both.fill(panel.palette().color(QPalette.ColorRole.Window))
    painter = QPainter(both)
    painter.drawImage(QPoint(), image)
    painter.translate(image.width(), 0)
    painter.scale(growth, growth)
    panel.render(painter, QPoint())
    painter.end()
    return both
