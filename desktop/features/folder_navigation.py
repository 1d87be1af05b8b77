"""Navigation from one picture of a folder to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.source_request import SourceRequest
from desktop.widgets.view.folder_position import FolderPosition
from desktop.workers.look_ahead import LookAhead
from desktop.workers.task import LatestTask
from emolens.sources.folders import files_in


class FolderNavigationFeature(QObject):
    """Knows the neighbours of the file that is shown, and goes to them.

    Attributes:
        previous: The action that shows the file before.
        next: The action that shows the file after.
        wanted: Carries the :class:`~desktop.source_request.SourceRequest` for it.
    """

    wanted = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._files: list[Path] = []
        self._requests: dict[Path, SourceRequest] = {}  # for those that are more than a file
        self._at: int | None = None
        self._path: Path | None = None  # of the file that is shown
        self._opened: Path | None = None  # the folder whose first file is to be shown
        self._listing = LatestTask("folder", self)
        self._ahead = LookAhead(self)
        self._step = 1  # the way in which the user goes
        for task in (self._listing, self._ahead):
            core.close_with_window(task)
        self.previous = core.menus.action("previous_in_folder")
        self.next = core.menus.action("next_in_folder")
        self.previous.triggered.connect(partial(self._go, -1))
        self.next.triggered.connect(partial(self._go, 1))
        self._place = FolderPosition(self.previous, self.next)
        core.status.addPermanentWidget(self._place)
        self._show()
        core.source_changed.connect(self._turn_to)
        core.stage.shown.connect(self._look_ahead)
        self._listing.succeeded.connect(self._take)
        self._listing.failed.connect(self._open_anyway)

    def open(self, folder: Path) -> None:
        """Show the first picture or video of a folder, as soon as its files are known."""
        self._opened = folder.absolute()
        self._listing.run(partial(files_in, self._opened))

    def open_files(self, files: list[Path]) -> None:
        """Show the first of several files, as if they were those of a folder."""
        self._files, self._requests = [file.absolute() for file in files], {}
        self.wanted.emit(SourceRequest.file(self._files[0]))

    def open_among(self, requests: Sequence[SourceRequest], first: SourceRequest) -> None:
        """Show one of several sources, all of them files, as if they were those of a folder."""
        self._requests = {one.path.absolute(): one for one in requests if one.path is not None}
        self._files = list(self._requests)
        self.wanted.emit(first)

    def _turn_to(self, request: SourceRequest | None) -> None:
        """Learn the neighbours of what is shown from now on."""
        self._path = request.path.absolute() if request and request.path else None
        self._listing.forget()
        self._opened = None
        if self._path not in self._files:
            self._files, self._requests = [], {}
            if self._path is not None:
                self._listing.run(partial(files_in, self._path.parent))
        self._show()

    def _take(self, files: list[Path]) -> None:
        self._files = files
        if self._opened is not None:
            self.wanted.emit(SourceRequest.file(files[0]))
        self._show()

    def _open_anyway(self) -> None:
        """Let a folder that was opened fail where all that is opened does."""
        if self._opened is not None:
            self.wanted.emit(SourceRequest.folder(self._opened))

    def _go(self, step: int) -> None:
        file, self._step = self._neighbour(step), step
        if file is not None:
            request = self._requests.get(file) or SourceRequest.file(file)
            self.wanted.emit(replace(request, open_source=partial(self._ahead.open, file)))

    def _look_ahead(self) -> None:
        """Read the picture that comes next while this one is looked at."""
        file = self._neighbour(self._step)
        if file is not None and not self._core.player.moves:
            self._ahead.prepare(file)

    def _neighbour(self, step: int) -> Path | None:
        at = None if self._at is None else self._at + step
        return self._files[at] if at is not None and 0 <= at < len(self._files) else None

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
