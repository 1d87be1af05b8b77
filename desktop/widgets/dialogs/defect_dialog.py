"""Dialog that tells of a defect, once at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.i18n import tr
from desktop.widgets.style.plain_text import show_plainly


class DefectDialog(QMessageBox):
    """Names the log file; a defect that repeats with every frame opens no second box.

    Attributes:
        report_wanted: The user wants to see what to send to whoever mends it.
    """

    report_wanted = Signal()

    def __init__(self, log_file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self.setWindowTitle("Emolens")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setStandardButtons(QMessageBox.StandardButton.Close)
        show = self.addButton(tr("Show what to send…"), QMessageBox.ButtonRole.ActionRole)
        show.clicked.connect(self.report_wanted)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(tr("Something went wrong in Emolens. You can keep working."))

    def show_fault(self, fault: str) -> None:
        """Show a defect given in one line, unless one is being shown."""
        if self.isVisible():
            return
        more = tr("The log file says more; it holds no pictures:")
        self.setInformativeText(f"{fault}\n\n{more}\n{self._log_file}")
        show_plainly(self)
        self.open()
