"""What Emolens is, what it does not do, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop import __version__

_TEXT = f"""
<h3>Emolens {__version__}</h3>
<p>Reads facial expressions in pictures, in videos and before the camera.</p>
<p><b>Private.</b> Nothing leaves this computer.</p>
<p><b>A face is not a feeling.</b> A reading says how a face looks to a model that learnt from
other people's names for photographs. It cannot tell what a person feels, thinks or intends, it
errs often, and more often with faces unlike those it learnt from.</p>
<p><b>Not for judging people.</b> Do not use it to assess anyone at work, at school or anywhere
else where something depends on the answer.</p>
<p>Emolens is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3), OpenCV
and ONNX Runtime (Apache 2.0 and MIT) and NumPy (BSD).</p>
"""


def about_box(parent: QWidget | None) -> QMessageBox:
    """Return the box that tells it, deleted when it is closed."""
    box = QMessageBox(parent)
    box.setWindowTitle("About Emolens")
    box.setIconPixmap(QApplication.windowIcon().pixmap(64, 64))
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(_TEXT)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
