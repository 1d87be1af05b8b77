"""Announcements that screen readers say although the focus is elsewhere."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have a sentence said, in the user's language, once what is being said has ended.

    Args:
        widget: Where it is shown.
        sentence: An empty one is not said.
    """
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
