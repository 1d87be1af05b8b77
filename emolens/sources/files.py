"""Sources of files: pictures, animations and videos."""

from __future__ import annotations

import math
import time
from pathlib import Path

from emolens.messages import Message
from emolens.readings import Frame, Image
from emolens.sources.animation import AnimationSource, is_animation
from emolens.sources.file_type import kind_of
from emolens.sources.film_part import WHOLE_FILM, FilmPart
from emolens.sources.images import open_picture
from emolens.sources.isolation import first_frame_elsewhere
from emolens.sources.video import VideoSource
from emolens.tracking.tracker import RARE


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


FileSource = StillSource | AnimationSource | VideoSource

_SHORT = 0.5
"""Seconds of a film that is over before a face in it could be followed for long."""


def open_file(path: Path) -> FileSource:
    """Open a picture, an animation or a video, told apart by content.

    Programs let another process try it first (:mod:`emolens.sources.isolation`).

    Raises:
        SourceError: It is neither, or cannot be read.
    """
    picture = first_frame_elsewhere(path)
    if picture is not None:
        return StillSource(str(path), picture.image, picture.remark)
    if kind_of(path).medium == "video":
        return VideoSource(path)
    return AnimationSource(path) if is_animation(path) else PictureSource(path)


def is_sparse(source: FileSource, part: FilmPart = WHOLE_FILM) -> bool:
    """Return whether a file's frames are so rare, or so few, that no face can be waited for.

    Args:
        source: The file.
        part: What is read of it.
    """
    if isinstance(source, StillSource):
        return True
    length = source.length if source.frames is None else source.frames * source.interval
    length = min(part.end, math.inf if length is None else length) - part.begin
    return source.interval * part.every >= RARE or length <= _SHORT
