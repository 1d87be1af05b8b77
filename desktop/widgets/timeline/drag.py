"""Drag of the pointer: from where, and whether it is one yet."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


class PointerDrag:
    """Tells a drag from a click.

    Attributes:
        begin: Where the button was pressed, or the drag has come to, in pixels; None while none is.
        moved: Whether the pointer has moved so far that it is no click.
        chooses: Whether a stretch of time is chosen, and not what is shown moved.
    """

    def __init__(self) -> None:
        self.begin: float | None = None
        self.moved = self.chooses = False

    def press(self, x: float, *, chooses: bool) -> None:
        """Begin at a place."""
        self.begin, self.moved, self.chooses = x, False, chooses

    def goes_to(self, x: float) -> bool:
        """Return whether it is a drag, once the pointer is at a place."""
        if self.begin is None:
            return False
        self.moved |= abs(x - self.begin) >= QApplication.startDragDistance()
        return self.moved

    def end(self) -> None:
        """End where the button is let go."""
        self.begin = None
