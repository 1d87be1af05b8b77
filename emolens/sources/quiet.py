"""Silence of the image and video libraries, which write to standard error behind our back.

What they have to say reaches the user as our own sentences. OpenCV's log and FFmpeg's are turned
off on import; libpng and libjpeg know no such switch, so their output is dropped while they run.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import cv2

AV_LOG_QUIET = "-8"

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", AV_LOG_QUIET)
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

_STDERR = 2


@contextmanager
def stderr_dropped() -> Iterator[None]:
    """Drop what this process writes to file descriptor 2, where it has one, for a short while.

    Threads may do so at the same time; the last one to end brings it back. Meanwhile
    :func:`undropped` alone reaches the user.
    """
    _begin_to_drop()
    try:
        yield
    finally:
        _end_to_drop()


@contextmanager
def undropped(err: TextIO) -> Iterator[TextIO]:
    """Give a text stream that writes where ``err`` does, whatever is dropped meanwhile."""
    try:
        own = os.dup(err.fileno())
    except (AttributeError, OSError):  # not on a file, so that nothing of it is dropped
        yield err
        return
    with open(own, "w", encoding=err.encoding, errors=err.errors) as stream:  # noqa: PTH123
        yield stream


class _Dropping:
    """How many threads want it dropped, and where it went before."""

    lock = threading.Lock()
    threads = 0
    kept: int | None = None


def _begin_to_drop() -> None:
    with _Dropping.lock:
        _Dropping.threads += 1
        if _Dropping.threads > 1:
            return
        try:
            _Dropping.kept = os.dup(_STDERR)
        except OSError:  # a windowed program on Windows has none
            _Dropping.kept = None
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)


def _end_to_drop() -> None:
    with _Dropping.lock:
        _Dropping.threads -= 1
        if _Dropping.threads or _Dropping.kept is None:
            return
        os.dup2(_Dropping.kept, _STDERR)
        os.close(_Dropping.kept)
        _Dropping.kept = None
