"""Keep the image and video libraries from writing to standard error behind our back.

What they have to say reaches the user as our own sentences. OpenCV's log and FFmpeg's are turned
off on import; libpng and libjpeg know no such switch, so their output is dropped while they run.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import cv2

AV_LOG_QUIET = "-8"

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", AV_LOG_QUIET)
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

_STDERR = 2
_one_at_a_time = threading.Lock()


@contextmanager
def stderr_dropped() -> Iterator[None]:
    """Drop what this process writes to file descriptor 2, where it has one, for a short while."""
    with _one_at_a_time:
        try:
            kept = os.dup(_STDERR)
        except OSError:  # a windowed program on Windows has none
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, _STDERR)
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(nowhere)
            os.close(kept)
