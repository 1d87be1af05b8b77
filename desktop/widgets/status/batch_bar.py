"""Bar with the progress of a batch analysis, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolBar, QWidget

from desktop.i18n import clock, number, tr, with_names
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.colors import mix
from desktop.widgets.style.elided_label import ElidedLabel
from desktop.widgets.style.painting import painting
from emolens.batch.progress import BatchProgress

_STEPS = 1000


class BatchBar(QToolBar):
    """A slim strip for the bottom of the window; hidden while there is nothing to show.

    Attributes:
        cancelled: The user wants no more.
        opened: The user wants to see the result.
        detailed: The user wants to know what could not be read.
        resumed: The user wants it to go on where it was cut off.
        closed: The user has seen what came of it.
    """

    cancelled = Signal()
    opened = Signal()
    detailed = Signal()
    resumed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Analysis of files"), parent)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setContentsMargins(0, 0, 0, 0)
        self._label = ElidedLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, _STEPS)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(180, 6)
        self._progress.setAccessibleName(tr("Progress of the analysis"))
        self._cancel = self._button(tr("Cancel"), self.cancelled.emit)
        self._open = self._button(tr("Open results"), self.opened.emit)
        self._details = self._button(tr("Details…"), self.detailed.emit)
        self._resume = self._button(tr("Go on"), self.resumed.emit)
        self._close = self._button(tr("Close"), self._put_away)
        self._lay_out()
        self.hide()

    def begin(self, name: str) -> None:
        """Show that an analysis begins."""
        self._label.show_text(with_names(tr("Analysing {name}…"), name=name))
        self._progress.setValue(0)
        self._show_running(True)
        self.show()

    def show_standing(self, at: BatchProgress) -> None:
        """Show how far it is."""
        self._progress.setValue(round(at.share * _STEPS))
        files = tr("{done} of %Ln files", "", at.files).format(done=number(at.done))
        frames = tr("%Ln frames", "", at.frames)
        parts = [files, frames]
        if at.seconds_left is not None:
            parts.append(tr("{time} left").format(time=clock(at.seconds_left)))
        self._label.show_text(tr("Analysing: {standing}").format(standing=", ".join(parts)))

    def show_cancelling(self) -> None:
        """Show that it is about to end."""
        self._label.show_text(tr("Finishing the result…"))
        self._cancel.setEnabled(False)

    def show_end(
        self,
        text: str,
        has_details: bool = False,
        *,
        can_open: bool = True,
        can_go_on: bool = False,
    ) -> None:
        """Show what came of it.

        Args:
            text: A sentence.
            has_details: Whether there is more to say of it.
            can_open: Whether there is a result to open.
            can_go_on: Whether it was cut off.
        """
        self._label.show_text(text)
        announce(self, text)
        self._show_running(False)
        self._details.setVisible(has_details)
        self._open.setVisible(can_open)
        self._resume.setVisible(can_go_on)
        self.show()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint a ground that is set off a little from the window."""
        palette = self.palette()
        window = palette.color(QPalette.ColorRole.Window)
        text = palette.color(QPalette.ColorRole.WindowText)
        painter.fillRect(self.rect(), mix(window, text, 0.05))
        painter.fillRect(0, 0, self.width(), 1, mix(window, text, 0.15))

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _show_running(self, running: bool) -> None:
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._cancel.setEnabled(running)
        self._open.setVisible(not running)
        self._details.setVisible(not running)
        self._resume.setVisible(False)
        self._close.setVisible(not running)

    def _button(self, text: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self._label, stretch=1)
        row.addWidget(self._progress, alignment=Qt.AlignmentFlag.AlignVCenter)
        for button in (self._cancel, self._resume, self._details, self._open, self._close):
            row.addWidget(button)
        self.addWidget(strip)
