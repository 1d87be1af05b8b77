"""From one picture of a folder to the next."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop.features.core import Core
from desktop.source_request import Request
from desktop.widgets.menus.menu_bar import Menu
from desktop.widgets.style.glyphs import draw_next, draw_previous
from desktop.widgets.view.folder_position import Place
from desktop.workers.task import Errand
from emolens.i18n import tr
from emolens.sources.files import files_in


class Folders(QObject):
    """Knows the neighbours of the file that is shown, and goes to them.

    Attributes:
        previous: The action that shows the file before.
        next: The action that shows the file after.
        wanted: Carries the :class:`~desktop.source_request.Request` for it.
    """

    wanted = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._files: list[Path] = []
        self._at: int | None = None
        self._path: Path | None = None  # of the file that is shown
        self._opened: Path | None = None  # the folder whose first file is to be shown
        self._errand = Errand("folder", self)
        self.previous = self._action(tr("&Previous in folder"), "PgUp", -1)
        self.next = self._action(tr("&Next in folder"), "PgDown", 1)
        core.menus.draw(self.previous, draw_previous)
        core.menus.draw(self.next, draw_next)
        core.menus.separate(Menu.FILE)
        self._place = Place(self.previous, self.next)
        core.status.addPermanentWidget(self._place)
        self._show()
        core.source_changed.connect(self._turn_to)
        self._errand.done.connect(self._take)
        self._errand.failed.connect(self._tell)

    def open(self, folder: Path) -> None:
        """Show the first picture or video of a folder, as soon as its files are known."""
        self._opened = folder.absolute()
        self._errand.run(partial(files_in, self._opened))

    def close(self) -> None:
        """Wait until no folder is being listed."""
        self._errand.close()

    def _action(self, text: str, key: str, step: int) -> QAction:
        action = self._core.menus.add(Menu.FILE, text, key)
        action.triggered.connect(partial(self._go, step))
        return action

    def _turn_to(self, request: Request | None) -> None:
        """Learn the neighbours of what is shown from now on."""
        self._path = request.path.absolute() if request and request.path else None
        self._errand.forget()
        self._opened = None
        if self._path not in self._files:
            self._files = []
            if self._path is not None:
                self._errand.run(partial(files_in, self._path.parent))
        self._show()

    def _take(self, files: list[Path]) -> None:
        self._files = files
        if self._opened is not None:
            self.wanted.emit(Request.file(files[0]))
        self._show()

    def _tell(self) -> None:
        """Let a folder that was opened fail where all that is opened does."""
        if self._opened is not None:
            self.wanted.emit(Request.folder(self._opened))

    def _go(self, step: int) -> None:
        if self._at is not None and 0 <= self._at + step < len(self._files):
            self.wanted.emit(Request.file(self._files[self._at + step]))

    def _show(self) -> None:
        """Show where in the folder the file is, if it has neighbours."""
        self._at = self._index()
        at, count = self._at, len(self._files)
        self.previous.setEnabled(at is not None and at > 0)
        self.next.setEnabled(at is not None and at + 1 < count)
        self._place.setVisible(at is not None and count > 1)
        if at is not None:
            self._place.show_place(at + 1, count)

    def _index(self) -> int | None:
        return self._files.index(self._path) if self._path in self._files else None
