"""Where frames come from: a picture or a video file; for cameras see :mod:`.camera`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

import desktop.vision.quiet  # noqa: F401 - its settings must come before the first capture
from desktop.vision.content import kind_of, read_bytes
from desktop.vision.errors import SourceError
from desktop.vision.pictures import open_picture
from desktop.vision.readings import Frame

_PICTURE_SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
    *(".avif", ".jp2", ".pbm", ".pgm", ".ppm", ".heic", ".heif"),
)
_VIDEO_SUFFIXES = (
    *(".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ogv", ".flv", ".wmv", ".asf"),
    *(".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".3gp"),
)
_APPENDED_SECONDS = 1.0
"""Where stamps run back by more, another recording was appended; by less they are just inexact."""
_REDUCED = (
    "The picture is so large that it is read at 1/{} of its width and height; boxes count in those "
    "pixels."
)


class Source(Protocol):
    """Where frames come from.

    Attributes:
        name: The path as given, or ``Camera 1``.
        still: One picture; its faces are followed over no time.
    """

    name: str
    still: bool

    def read(self) -> Frame | None:
        """Return the next frame, None when there are no more.

        Raises:
            SourceError: The source was lost.
        """

    def close(self) -> None:
        """Release the file or the device; it may be called twice."""


class PictureSource:
    """A picture file: one frame.

    Raises:
        SourceError: It cannot be read.
    """

    still = True
    frames: int | None = 1

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        picture = open_picture(path)
        remark = _REDUCED.format(picture.reduction)
        self._frame: Frame | None = Frame(
            picture.image, 0, 0.0, time.monotonic(), remark if picture.reduction > 1 else ""
        )

    def read(self) -> Frame | None:
        """Return the picture the first time, then None."""
        frame, self._frame = self._frame, None
        return frame

    def close(self) -> None:
        """Let go of the picture."""
        self._frame = None


class VideoSource:
    """A video file, every frame in turn.

    Attributes:
        frames: How many the container promises, None where it does not say.

    Raises:
        SourceError: It cannot be opened.
    """

    still = False

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._capture = _open_video(path)
        self._fps = self._capture.get(cv2.CAP_PROP_FPS)
        count = self._capture.get(cv2.CAP_PROP_FRAME_COUNT)
        self.frames: int | None = int(count) if 0 < count < 1e9 else None
        self._read = 0
        self._time = 0.0
        self._shift = 0.0

    def read(self) -> Frame | None:
        """Return the next frame with its time from the container, None at the end.

        Raises:
            SourceError: The file ends well before the end that it promises, or holds no frame.
        """
        done, image = self._capture.read()
        if not done:
            self._check_complete()
            return None
        self._time = self._next_time()
        frame = Frame(np.asarray(image, np.uint8), self._read, self._time, time.monotonic())
        self._read += 1
        return frame

    def close(self) -> None:
        """Release the file."""
        self._capture.release()

    def _next_time(self) -> float:
        """Return the time of the frame just read: by its stamp, for the rate of frames may vary."""
        stamp = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000 + self._shift
        back = self._time - stamp
        if back > _APPENDED_SECONDS:
            duration = 1 / self._fps if self._fps > 0 else 0.0
            self._shift += back + duration
            return self._time + duration
        return max(self._time, stamp)

    def _check_complete(self) -> None:
        if self._read == 0:
            raise SourceError(f"{self.name} holds no frame that can be read; fetch it again.")
        if self.frames is None or self._fps <= 0:
            return
        # Some containers only estimate their frames: short by count and by time is cut short.
        played = max(self._read, self._time * self._fps)
        if played < 0.9 * self.frames:
            reason = (
                "it is damaged or cut short, fetch it again."
                if Path(self.name).exists()
                else "it was removed meanwhile, put it back."
            )
            raise SourceError(
                f"{self.name} ends after {self._read} of {self.frames} frames; {reason}"
            )


def open_file(path: Path) -> PictureSource | VideoSource:
    """Open a picture or a video, told apart by content.

    Raises:
        SourceError: It is neither, or cannot be read.
    """
    return PictureSource(path) if kind_of(path) == "picture" else VideoSource(path)


def files_in(folder: Path) -> list[Path]:
    """Return the pictures and videos right in a folder, by their suffix, sorted by name.

    By suffix and not by content, so that a broken one is named and not passed over.

    Raises:
        SourceError: It cannot be listed or has none.
    """
    try:
        files = sorted(path for path in folder.iterdir() if _is_media(path))
    except OSError as error:
        raise SourceError(f"{folder} cannot be listed ({error.strerror}); check it.") from error
    if not files:
        raise SourceError(f"{folder} holds no pictures and no videos; choose another folder.")
    return files


def _is_media(path: Path) -> bool:
    known = path.suffix.lower() in _PICTURE_SUFFIXES + _VIDEO_SUFFIXES
    return known and not path.name.startswith(".") and not path.is_dir()


def _open_video(path: Path) -> cv2.VideoCapture:
    read_bytes(path, 1)  # says better than FFmpeg what is wrong with a missing or empty file
    try:
        # Absolute, so that FFmpeg sees a file and no protocol. OpenCV crashes on other than UTF-8.
        name = str(path.absolute())
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(f"{path} has a name that is not UTF-8; rename it.") from error
    capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
    capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
    if not capture.isOpened():
        raise SourceError(
            f"{path} cannot be played: it is damaged, cut short or of an unknown kind; "
            "save it as MP4."
        )
    return capture
