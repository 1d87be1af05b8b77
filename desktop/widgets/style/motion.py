"""Motion of what is drawn: how long a change takes, and whether it moves at all."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle, QWidget

_STILL = "still"
"""A property of the application, since styles follow no wish of the user's."""


def use_motion(on: bool) -> None:
    """Let what is drawn glide, in the whole program, or be there at once."""
    app = QApplication.instance()
    assert app is not None
    app.setProperty(_STILL, not on)


def glide_duration(widget: QWidget) -> int:
    """Return how long a change of a widget may take in milliseconds; 0 where nothing moves."""
    app = QApplication.instance()
    if not widget.isVisible() or (app is not None and app.property(_STILL)):
        return 0
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
