"""The menu of what was opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.i18n import tr
from emolens.plain_text import plain


class RecentMenu(QObject):
    """Lists paths whenever its menu opens.

    Attributes:
        chosen: Carries the path that was chosen.
        cleared: The user wants the list empty.

    Args:
        menu: The menu to fill.
        paths: Returns what to list.
    """

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, menu: QMenu, paths: Callable[[], Sequence[Path]]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._paths = paths
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the paths as they are now."""
        self._menu.clear()
        paths = self._paths()
        for path in paths:
            action = self._menu.addAction(_entry_text(path))
            action.triggered.connect(partial(self.chosen.emit, path))
        if paths:
            self._menu.addSeparator()
            self._menu.addAction(tr("&Clear this list")).triggered.connect(self.cleared)
        else:
            self._menu.addAction(tr("Nothing yet")).setEnabled(False)


def _entry_text(path: Path) -> str:
    """Return the name and, in short, where it lies."""
    folder = path.parent
    home = Path.home()
    place = Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
    return plain(f"{path.name}  \N{EM DASH}  {place}").replace("&", "&&")
