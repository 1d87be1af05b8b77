"""What a video is played with, under its picture."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.i18n import tr
from desktop.widgets.playback.scrubber import Scrubber


class TransportBar(QWidget):
    """Buttons, the time, a slider and the length.

    Attributes:
        scrubber: The slider.
        seconds: The time that is shown.

    Args:
        actions: What the buttons do, from left to right.
    """

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scrubber = Scrubber()
        self.scrubber.setAccessibleName(tr("Time in the video"))
        self.seconds, self._exact = 0.0, False
        self._time, self._length = QLabel(), QLabel()
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 14, 4)
        row.setSpacing(4)
        for action in actions:
            row.addWidget(_button(action))
        row.addSpacing(6)
        row.addWidget(self._time)
        row.addWidget(self.scrubber, stretch=1)
        row.addWidget(self._length)

    def show_length(self, seconds: float | None) -> None:
        """Show how long the video is; None where that is not known."""
        self.scrubber.setEnabled(seconds is not None)
        self.scrubber.set_length(seconds or 0.0)
        self._length.setText("" if seconds is None else time_text(seconds))
        widest = time_text(max(seconds or 0.0, 600.0), exact=True)
        self._time.setFixedWidth(self.fontMetrics().horizontalAdvance(widest) + 4)

    def show_time(self, seconds: float) -> None:
        """Show where in the video the frame is."""
        self.seconds = seconds
        self._time.setText(time_text(seconds, exact=self._exact))
        self.scrubber.show_time(seconds)

    def show_exactly(self, on: bool) -> None:
        """Show the time to a hundredth of a second, which can be read while the video stands."""
        self._exact = on
        self.show_time(self.seconds)


def time_text(seconds: float, *, exact: bool = False) -> str:
    """Return a time as people write it: ``1:02:03``, exactly ``1:02:03.04``."""
    hundredths = round(100 * seconds) if exact else 100 * int(seconds)
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    text += f":{rest // 100:02}"
    return f"{text}.{rest % 100:02}" if exact else text


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(20, 20))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are shorter
    return button
