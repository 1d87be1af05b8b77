"""Snapshots: the frame that is shown, saved as a picture, its readings copied as a table."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QFileDevice, QIODevice, QObject, QSaveFile, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage

from desktop.features.core import Core
from desktop.i18n import tr, with_names
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_new_picture
from desktop.widgets.scores.painted_scores import beside_scores
from desktop.widgets.view.painted_frame import painted_frame
from desktop.workers.wall_clock import WallClock
from emolens.readings import AnalysedFrame, Frame, Reading
from emolens.results.formats import table_of
from emolens.results.rows import rows_of
from emolens.time_text import time_text

_GROUND = 48
"""Grey of what stands for the picture where numbers only are to be seen."""


class SnapshotFeature(QObject):
    """Saves the frame that is shown as a picture, and copies its readings.

    Attributes:
        save: The action that saves the frame with its boxes.
        copy: The action that copies the readings, as a table.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._source = ""
        self._analysed: AnalysedFrame | None = None
        self._folder: Path | None = None
        self.save = core.menus.action("save_snapshot")
        self.copy = core.menus.action("copy_readings")
        self.save.triggered.connect(self._ask_and_save)
        self.copy.triggered.connect(self._copy)
        core.source_changed.connect(self._turn_to)
        core.stage.shown.connect(self._keep)
        self._turn_to(None)

    def save_to(self, path: Path, analysed: AnalysedFrame) -> None:
        """Save a frame as it is shown: with its boxes, the selected face and the evidence on it."""
        file = QSaveFile(str(path))
        image = self._painted(analysed)
        is_new = not path.exists()
        opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
        permission = QFileDevice.Permission
        if opened and is_new:  # it shows faces, which concern nobody else
            file.setPermissions(permission.ReadOwner | permission.WriteOwner)
        form = path.suffix.lstrip(".").upper()
        if opened and image.save(file, form, 95) and file.commit():  # type: ignore[call-overload]
            self._core.status.tell(with_names(tr("Saved: {file}"), file=path))
            return
        reason = file.errorString() if not opened else tr("this format is not supported")
        warning_box(
            self._core.window,
            tr("The snapshot could not be saved"),
            with_names(
                tr("{file} cannot be written ({reason}); choose another name or folder."),
                file=path,
                reason=reason,
            ),
            (tr("Choose another…"), self._ask_and_save),
        ).open()

    def _painted(self, analysed: AnalysedFrame) -> QImage:
        """Return a frame with as much on it and beside it as the user has set."""
        settings = self._core.settings.values
        wanted = settings.snapshot
        selected, seen = self._selected_of(analysed), self._seen(analysed)
        explained = self._core.stage.view.explained
        if wanted == "plain" and not settings.numbers_only:
            return painted_frame(dataclasses.replace(seen, readings=()))
        image = painted_frame(seen, selected, explained=explained)
        if wanted != "scores" or selected is None:
            return image
        return beside_scores(image, selected, analysed, explained)

    def _ask_and_save(self) -> None:
        analysed = self._analysed  # while the dialog is open, others come
        if analysed is None:
            return
        path = ask_for_new_picture(self._core.window, self._suggested(analysed))
        if path is not None:
            self._folder = path.parent
            self.save_to(path, analysed)

    def _copy(self) -> None:
        if self._analysed is None:
            return
        rows = rows_of(self._source, self._analysed, self._wall_time(self._analysed.frame))
        readings = self._analysed.readings
        # Qt makes the clipboard's data by itself: data of ours would outlive Python, and crash it.
        table = table_of(rows, tuple(readings[0].scores) if readings else ())
        QGuiApplication.clipboard().setText(table)
        self._core.status.tell(tr("Copied: the scores of %Ln faces.", "", len(readings)))

    def _wall_time(self, frame: Frame) -> datetime | None:
        """Return when a frame was captured, where that was now."""
        return WallClock().at(frame.captured) if self._core.player.live else None

    def _selected_of(self, analysed: AnalysedFrame) -> Reading | None:
        """Return the reading of the selected face; the view may be some frames ahead."""
        shown = self._core.stage.view.reading
        if shown is None:
            return None
        face = shown.face
        same = [
            one
            for one in analysed.readings
            if (one.face == face if face.track is None else one.face.track == face.track)
        ]
        return next(iter(same), None)

    def _seen(self, analysed: AnalysedFrame) -> AnalysedFrame:
        """Return a frame as the user lets it be seen."""
        if not self._core.settings.values.numbers_only:
            return analysed
        ground = np.full_like(analysed.frame.image, _GROUND)
        return dataclasses.replace(
            analysed, frame=dataclasses.replace(analysed.frame, image=ground)
        )

    def _suggested(self, analysed: AnalysedFrame) -> Path:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._folder or Path(QStandardPaths.writableLocation(pictures))
        moment = (
            f" {time_text(analysed.frame.time).replace(':', '.')}"
            if self._core.player.moves
            else ""
        )
        return folder / f"{Path(self._source).stem}{moment}.png"

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._source = request.name if request else ""
        self._analysed = None
        self._allow()

    def _keep(self, analysed: AnalysedFrame) -> None:
        self._analysed = analysed
        self._allow()

    def _allow(self) -> None:
        self.save.setEnabled(self._analysed is not None)
        shown = self._analysed
        self.copy.setEnabled(shown is not None and not (shown.pending or shown.unread))
