"""Playback bar under a video: buttons, time, slider and length."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.i18n import clock, tr
from desktop.widgets.playback.scrubber import Scrubber
from desktop.widgets.style.icon_button import icon_button
from desktop.widgets.style.plain_text import PlainLabel


class PlaybackBar(QWidget):
    """Buttons, the time, a slider and the length.

    Attributes:
        scrubber: The slider.
        seconds: The time that is shown.

    Args:
        actions: What the buttons do, from left to right.
        speed: The menu of speeds, whose action says which it is.
    """

    def __init__(
        self, actions: Iterable[QAction], speed: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scrubber = Scrubber()
        self.scrubber.setAccessibleName(tr("Time in the video"))
        self.seconds, self._exact = 0.0, False
        self._time, self._length = PlainLabel(), PlainLabel()
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 14, 4)
        row.setSpacing(4)
        for action in actions:
            row.addWidget(icon_button(action, 20))
        row.addSpacing(6)
        row.addWidget(self._time)
        row.addWidget(self.scrubber, stretch=1)
        row.addWidget(self._length)
        row.addWidget(_speed_button(speed))

    def show_length(self, seconds: float | None) -> None:
        """Show how long the video is; None where that is not known."""
        self.scrubber.setEnabled(seconds is not None)
        self.scrubber.set_length(seconds or 0.0)
        self._length.setText("" if seconds is None else clock(int(seconds)))
        widest = clock(max(seconds or 0.0, 600.0), 2)
        self._time.setFixedWidth(self.fontMetrics().horizontalAdvance(widest) + 4)

    def show_time(self, seconds: float) -> None:
        """Show where in the video the frame is."""
        self.seconds = seconds
        passed = clock(seconds, 2) if self._exact else clock(int(seconds))  # only whole seconds
        self._time.setText(passed)
        self.scrubber.show_time(seconds)

    def show_exactly(self, on: bool) -> None:
        """Show the time to a hundredth of a second, which can be read while the video stands."""
        self._exact = on
        self.show_time(self.seconds)


def _speed_button(menu: QMenu) -> QToolButton:
    """Return a button that says the speed and opens its menu; like the others, for the mouse."""
    button = QToolButton()
    button.setDefaultAction(menu.menuAction())
    button.setToolTip(tr("Speed"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
