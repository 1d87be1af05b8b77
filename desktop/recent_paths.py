"""Recent paths: a list of what was used last, kept between starts, with its menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.i18n import tr, with_names
from desktop.live_settings import LiveSettings
from desktop.widgets.menus.recent_menu import RecentMenu
from desktop.widgets.status.status_bar import StatusBar


class RecentPaths(QObject):
    """Remembers paths in a setting, the newest first, and offers them in a menu.

    Attributes:
        menu: The menu.
        chosen: Carries the path that was chosen in the menu.
        cleared: The user wants the list empty.
        wanted: Carries a path that was chosen and is there; of one that is not, the user is told,
            and it is forgotten.

    Args:
        settings: Where they are kept.
        status: Where the user is told.
        menu: The menu to fill.
        setting: The name of the setting, a tuple of texts.
        most: How many are remembered.
    """

    chosen = Signal(object)
    cleared = Signal()
    wanted = Signal(object)

    def __init__(
        self, settings: LiveSettings, status: StatusBar, menu: QMenu, setting: str, most: int
    ) -> None:
        super().__init__(menu)
        self._settings, self._status = settings, status
        self._setting, self._most = setting, most
        self.menu = RecentMenu(menu, self.paths)
        self.menu.chosen.connect(self.chosen)
        self.menu.cleared.connect(self.cleared)
        self.chosen.connect(self._choose)
        self.cleared.connect(lambda: self._keep([]))

    def paths(self) -> list[Path]:
        """Return what is remembered, the newest first."""
        return [Path(text) for text in getattr(self._settings.values, self._setting)]

    def add(self, path: Path) -> None:
        """Remember an absolute path as the newest."""
        self._keep([path, *(other for other in self.paths() if other != path)])

    def _choose(self, path: Path) -> None:
        if path.exists():
            self.wanted.emit(path)
            return
        self._keep([other for other in self.paths() if other != path])
        self._status.tell(
            with_names(tr("{name} is no longer there; it was taken off the list."), name=path)
        )

    def _keep(self, paths: list[Path]) -> None:
        texts = tuple(str(path) for path in paths[: self._most])
        self._settings.change(**{self._setting: texts})
