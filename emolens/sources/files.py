"""Sources of files: pictures, videos and folders of them."""

from __future__ import annotations

import os
import time
from pathlib import Path

from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.readings import Frame, Image
from emolens.sources.animation import AnimationSource, is_animation
from emolens.sources.file_kinds import KNOWN_SUFFIXES
from emolens.sources.file_type import kind_of
from emolens.sources.images import open_picture
from emolens.sources.video import VideoSource


class StillSource:
    """One picture: one frame.

    Args:
        name: What it is called.
        image: BGR, uint8, ``[height, width, 3]``.
        remark: What the user should know of it, if anything.
    """

    still = True
    frames: int | None = 1

    def __init__(self, name: str, image: Image, remark: Message | None = None) -> None:
        self.name = name
        self._frame: Frame | None = Frame(image, 0, 0.0, time.monotonic(), remark)

    def read(self) -> Frame | None:
        """Return the picture the first time, then None."""
        frame, self._frame = self._frame, None
        return frame

    def close(self) -> None:
        """Let go of the picture."""
        self._frame = None


class PictureSource(StillSource):
    """A picture file.

    Raises:
        SourceError: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        picture = open_picture(path)
        super().__init__(str(path), picture.image, picture.remark)


FileSource = PictureSource | AnimationSource | VideoSource


def open_file(path: Path) -> FileSource:
    """Open a picture, an animation or a video, told apart by content.

    Raises:
        SourceError: It is neither, or cannot be read.
    """
    if kind_of(path).medium == "video":
        return VideoSource(path)
    return AnimationSource(path) if is_animation(path) else PictureSource(path)


def files_named(path: str) -> list[str]:
    """Return the files that a path stands for, as the user would name them: itself or a folder's.

    Raises:
        SourceError: It is a folder that cannot be listed or holds none.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib's raises where a name is too long
        return [path]
    # pathlib would drop a leading "./".
    return [os.path.join(path, file.name) for file in files_in(Path(path))]  # noqa: PTH118


def files_in(folder: Path) -> list[Path]:
    """Return the pictures and videos right in a folder, by their suffix, sorted by name.

    By suffix and not by content, so that a broken one is named and not passed over.

    Raises:
        SourceError: It cannot be listed or has none.
    """
    try:
        files = sorted(path for path in folder.iterdir() if _is_media(path))
    except OSError as error:
        raise SourceError(
            mark("{folder} cannot be listed ({reason}); check it."),
            folder=folder,
            reason=error.strerror,
        ) from error
    if not files:
        raise SourceError(
            mark("{folder} holds no pictures and no videos; choose another folder."), folder=folder
        )
    return files


def _is_media(path: Path) -> bool:
    known = path.suffix.lower() in KNOWN_SUFFIXES
    return known and not path.name.startswith(".") and not path.is_dir()
