"""Cores shared among files that are read at the same time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import cv2

_DECODING = "OPENCV_FFMPEG_THREADS"
"""Each video asks for this when it is opened; else it would take a thread for every core."""


@contextmanager
def sharing_cores(cores: int, files: int) -> Iterator[None]:
    """Hold OpenCV to about ``cores`` threads in all, while so many files are read at once.

    Each thread that reads a file works itself, and OpenCV has one pool of helpers for all of them.

    Args:
        cores: How many to use.
        files: How many files are read at once, from 1 to ``cores``.
    """
    threads, decoding = cv2.getNumThreads(), os.environ.get(_DECODING)
    cv2.setNumThreads(cores - files + 1)
    os.environ[_DECODING] = str(cores // files)
    try:
        yield
    finally:
        cv2.setNumThreads(threads)
        if decoding is None:
            del os.environ[_DECODING]
        else:
            os.environ[_DECODING] = decoding
