"""Picture of the timeline, saved as PNG or SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QRect, QStandardPaths
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_new_timeline
from desktop.widgets.timeline.view import TimelineView
from emolens.atomic_write import atomic_write
from emolens.errors import EmolensError
from emolens.messages import mark

_FINER = 2
"""Pixels of a PNG picture for each logical one, so that it can be printed."""

_PER_INCH = 96
"""Logical pixels of an inch in an SVG drawing, as in CSS; Qt would take the screen's own."""


class TimelinePictureFeature(QObject):
    """Saves what the timeline shows, with all of its lanes, in the colours of the theme.

    Attributes:
        save: The action that asks where.

    Args:
        core: What all features share.
        view: The timeline.
    """

    def __init__(self, core: Core, view: TimelineView) -> None:
        super().__init__(core)
        self._core = core
        self._view = view
        self._source = ""
        self._folder: Path | None = None
        self.save = core.menus.action("save_timeline")
        self.save.triggered.connect(self.ask)
        core.source_changed.connect(self._turn_to)
        self.allow()

    def allow(self) -> None:
        """Offer it where there is something to be seen."""
        self.save.setEnabled(not self._view.is_empty)

    def ask(self) -> None:
        """Let the user choose a file, and save the timeline as it is then."""
        path = ask_for_new_timeline(self._core.window, self._suggested())
        if path is not None:
            self._folder = path.parent
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the timeline, as a drawing where the suffix is ``.svg``, else as a picture."""
        try:
            data = self._svg() if path.suffix.lower() == ".svg" else self._png()
            with atomic_write(path, mode=0o600) as file:
                file.write_bytes(data)
        except OSError as error:
            trouble = EmolensError(
                mark("{file} cannot be written ({reason}); choose another name or folder."),
                file=path,
                reason=error.strerror,
            )
            action = (tr("Choose another…"), self.ask)
            title = tr("The timeline could not be saved")
            warning_box(self._core.window, title, translated(trouble), action).open()
            return
        self._core.status.tell(with_names(tr("Saved: {file}"), file=path))

    def _png(self) -> bytes:
        size = self._view.picture_size()
        image = QImage(size * _FINER, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINER)
        painter = QPainter(image)
        self._view.draw_picture(painter, size)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        size, buffer = self._view.picture_size(), QBuffer()
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setResolution(_PER_INCH)
        drawing.setSize(size)
        drawing.setViewBox(QRect(QPoint(), size))
        painter = QPainter(drawing)
        self._view.draw_picture(painter, size)
        painter.end()
        return bytes(buffer.data().data())

    def _suggested(self) -> Path:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._folder or Path(QStandardPaths.writableLocation(pictures))
        return folder / f"{Path(self._source).stem or 'Emolens'} timeline.png"

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._source = request.name if request else ""
        self.allow()
