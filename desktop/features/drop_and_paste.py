"""Files and pictures that are dropped on the window or pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from desktop.features.core import Core
from desktop.i18n import number, tr
from desktop.source_request import SourceRequest
from desktop.widgets.dropped_data import (
    files_in_data,
    image_in,
    is_from_the_web,
    path_in_text,
)
from desktop.widgets.messages.drop_hint import DropHint
from emolens.messages import mark
from emolens.sources.file_kinds import readable_suffixes

_SHOWN = {*readable_suffixes("picture"), *readable_suffixes("video")}
_WEB = mark("Emolens never goes online. Save the picture from your browser, then open it.")
_NOTHING = mark("There is no picture, and no path of a file or folder, to be pasted.")


class DropAndPasteFeature(QObject):
    """Takes files, folders and pictures from other programs.

    Attributes:
        paste: The action that takes what lies on the clipboard.
        hint: Lies over the window while something is dragged that it takes.
        file_given: Carries the path of a file or folder.
        files_given: Carries the paths of several pictures and videos.
        wanted: Carries the :class:`~desktop.source_request.SourceRequest` for a picture.
    """

    file_given = Signal(object)
    files_given = Signal(object)
    wanted = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self.paste = core.menus.action("paste")
        self.paste.triggered.connect(self._paste)
        self.hint = DropHint(core.stage)
        core.window.setAcceptDrops(True)
        core.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept what can be shown when it is dragged over the window, and take it when dropped."""
        if event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        if isinstance(event, QDropEvent) and event.type() != QEvent.Type.DragMove:
            data = event.mimeData()
            if not files_in_data(data) and not data.hasImage():
                return False
            event.acceptProposedAction()
            enters = isinstance(event, QDragEnterEvent)
            self.hint.setVisible(enters)
            if not enters:
                self._take(data, tr("Dropped picture"))
            return True
        return super().eventFilter(watched, event)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and not self._take(data, tr("Pasted picture")):
            self._core.status.tell(tr(_WEB if is_from_the_web(data) else _NOTHING))

    def _take(self, data: QMimeData, name: str) -> bool:
        """Show what there is; return whether there was anything."""
        files = files_in_data(data)
        if len(files) > 1:
            self._take_several(files)
            return True
        path = next(iter(files), None)
        image = image_in(data) if path is None else None
        if path is None and image is None:
            path = path_in_text(data)
        if path is not None:
            self.file_given.emit(path)
        elif image is not None:
            self.wanted.emit(SourceRequest.picture(name, image))
        return path is not None or image is not None

    def _take_several(self, files: list[Path]) -> None:
        """Show the pictures and videos among several files, or the first thing there is."""
        shown = [file for file in files if file.suffix.lower() in _SHOWN]
        if shown:
            self.files_given.emit(shown)
        else:
            self.file_given.emit(files[0])
        taken = len(shown) or 1
        if taken < len(files):
            self._core.status.tell(
                tr("{count} of %Ln dropped files are shown.", "", len(files)).format(
                    count=number(taken)
                )
            )
