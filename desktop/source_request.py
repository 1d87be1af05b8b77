"""Requests for sources: what the user asked to see, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop.i18n import tr
from desktop.widgets.messages import view_message
from desktop.widgets.messages.view_message import ViewMessage
from desktop.workers.saved_film import SavedSource
from emolens.errors import CameraLostError, EmolensError, SourceError
from emolens.protocols import Source
from emolens.readings import Image
from emolens.sources.camera_list import CameraConfig
from emolens.sources.files import StillSource, open_file
from emolens.sources.folders import files_in


@dataclass(frozen=True)
class SourceRequest:
    """A source that is wanted.

    Attributes:
        name: Its name for the window's title and status bar.
        open_source: Opens it; called off the GUI thread.
        opening: What is said until the first frame is there.
        silent: What is said when no frame comes for a while.
        trouble: What is said when it fails, told whether it had been shown.
        path: The file, if it is one.
        camera: The camera, if it is one.
        saved: Of which source of a result the readings are shown; None where it is read anew.
    """

    name: str
    open_source: Callable[[], Source]
    opening: ViewMessage
    silent: ViewMessage
    trouble: Callable[[EmolensError, bool], ViewMessage]
    path: Path | None = None
    camera: CameraConfig | None = None
    saved: SavedSource | None = None

    @classmethod
    def webcam(cls, camera: CameraConfig, open_camera: Callable[[], Source]) -> SourceRequest:
        """Return the request for a camera, which ``open_camera`` opens."""
        return cls(
            camera.name or tr("Webcam"),
            open_camera,
            view_message.WEBCAM_STARTS,
            view_message.WEBCAM_SILENT,
            view_message.camera_trouble,
            camera=camera,
        )

    @classmethod
    def file(cls, path: Path) -> SourceRequest:
        """Return the request for a picture or video."""
        return cls(
            path.name,
            partial(open_file, path),
            view_message.opening(path.name),
            view_message.file_silent(path.name),
            partial(view_message.file_trouble, path),
            path,
        )

    @classmethod
    def of_result(cls, path: Path, saved: SavedSource) -> SourceRequest:
        """Return the request for a picture or video with what a result says of it."""
        return replace(cls.file(path), saved=saved)

    @classmethod
    def folder(cls, path: Path) -> SourceRequest:
        """Return the request for the first picture or video of a folder."""
        return replace(cls.file(path), open_source=partial(_open_first, path), path=None)

    @classmethod
    def picture(cls, name: str, image: Image) -> SourceRequest:
        """Return the request for a picture that is at hand."""
        return replace(
            cls.file(Path(name)), open_source=partial(StillSource, name, image), path=None
        )

    def interruption(self, trouble: SourceError) -> ViewMessage:
        """Return what is said while no frames come, that is until they come again."""
        return view_message.WEBCAM_LOST if isinstance(trouble, CameraLostError) else self.silent


def _open_first(folder: Path) -> Source:
    return open_file(files_in(folder)[0])
