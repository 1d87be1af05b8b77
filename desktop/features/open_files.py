"""Opening of files and folders, and the list of those opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.recent_paths import RecentPaths
from desktop.settings.declared import MOST_RECENT
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.open_dialog import ask_for_file, ask_for_folder
from desktop.widgets.messages.view_message import Action


class OpenFilesFeature(QObject):
    """Opens pictures, videos and folders, and remembers which.

    Attributes:
        open: The action that asks for a picture or a video.
        open_folder: The action that asks for a folder.
        recent: Those opened last, and their menu.
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

    def choose_own_photos(self) -> None:
        """Let the user choose a folder, beginning at the pictures, and open it."""
        path = ask_for_folder(self._core.window, None, tr("Your own photos"))
        if path is not None:
            self.open_path(path)

    def _act(self, action: Action) -> None:
        if action is Action.OPEN:
            self.choose_file()
        elif action is Action.OWN_PHOTOS:
            self.choose_own_photos()

    def _remember(self) -> None:
        """Keep the name of what could be shown."""
        path, self._unproven = self._unproven, None
        if path is not None:
            self.recent.add(path)

    def _doubt(self) -> None:
        self._unproven = None

    def _nearby(self) -> Path | None:
        """Return what was opened last, also before the program was started anew."""
        return self._last or next(iter(self.recent.paths()), None)

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.open = menus.action("open")
        self.open_folder = menus.action("open_folder")
        self.recent = RecentPaths(
            self._core.settings,
            self._core.status,
            menus.submenu("open_recent"),
            "recent",
            MOST_RECENT,
        )
        self.recent.wanted.connect(self.open_path)
        self.open.triggered.connect(self.choose_file)
        self.open_folder.triggered.connect(self.choose_folder)
