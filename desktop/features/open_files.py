"""Opening of files and folders, and the list of those opened last."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.settings.declared import MOST_RECENT
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.open_dialog import ask_for_file, ask_for_folder
from desktop.widgets.menus.recent_menu import RecentMenu
from desktop.widgets.messages.view_message import Action


class OpenFilesFeature(QObject):
    """Opens pictures, videos and folders, and remembers which.

    Attributes:
        open: The action that asks for a picture or a video.
        open_folder: The action that asks for a folder.
        recent: The menu of those opened last.
        wanted: Carries the :class:`~desktop.source_request.SourceRequest` for what is to be shown.
        folder_wanted: Carries the folder of which something is to be shown.
    """

    wanted = Signal(object)
    folder_wanted = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._last: Path | None = None
        self._unproven: Path | None = None
        self._add_actions()
        core.stage.chosen.connect(self._act)
        core.player.analysed.connect(self._remember)
        core.player.failed.connect(self._doubt)

    def open_path(self, path: Path) -> None:
        """Open a picture, a video or a folder in place of whatever is shown."""
        self._last = self._unproven = path.absolute()
        if path.is_dir():
            self.folder_wanted.emit(path)
        else:
            self.wanted.emit(SourceRequest.file(path))

    def choose_file(self) -> None:
        """Let the user choose a picture or video, and open it."""
        path = ask_for_file(self._core.window, self._nearby())
        if path is not None:
            self.open_path(path)

    def choose_folder(self) -> None:
        """Let the user choose a folder, and open it."""
        path = ask_for_folder(self._core.window, self._nearby())
        if path is not None:
            self.open_path(path)

    def open_again(self, path: Path) -> None:
        """Open what was opened before, or say that it is gone and forget it."""
        if path.exists():
            self.open_path(path)
            return
        self._keep([other for other in self._paths() if other != path])
        self._core.status.tell(
            tr("{name} is no longer there; it was taken off the list.").format(name=path)
        )

    def _act(self, action: Action) -> None:
        if action is Action.OPEN:
            self.choose_file()

    def _remember(self) -> None:
        """Keep the name of what could be shown."""
        path, self._unproven = self._unproven, None
        if path is not None:
            self._keep([path, *(other for other in self._paths() if other != path)])

    def _doubt(self) -> None:
        self._unproven = None

    def _nearby(self) -> Path | None:
        """Return what was opened last, also before the program was started anew."""
        return self._last or next(iter(self._paths()), None)

    def _paths(self) -> list[Path]:
        return [Path(text) for text in self._core.settings.values.recent]

    def _keep(self, paths: list[Path]) -> None:
        self._core.settings.change(recent=tuple(str(path) for path in paths[:MOST_RECENT]))

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.open = menus.action("open")
        self.open_folder = menus.action("open_folder")
        self.recent = RecentMenu(menus.submenu("open_recent"), self._paths)
        self.recent.chosen.connect(self.open_again)
        self.recent.cleared.connect(partial(self._keep, []))
        self.open.triggered.connect(self.choose_file)
        self.open_folder.triggered.connect(self.choose_folder)
