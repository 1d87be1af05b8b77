"""Sharing of the cores among files that are read at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import cv2

from emolens.hardware.processor import usable_cores


class _Sharing:
    """How many threads each video may decode with; None for all cores."""

    decoding: int | None = None


def decoding_threads() -> int:
    """Return how many threads a video that is opened now may decode with."""
    return _Sharing.decoding or usable_cores()


@contextmanager
def sharing_cores(cores: int, files: int, frames: int = 1) -> Iterator[None]:
    """Hold OpenCV and decoders to about ``cores`` threads in all, while files are read at once.

    Each thread that reads a frame works itself, and OpenCV has one pool of helpers for all of them.

    Args:
        cores: How many to use.
        files: How many files are read at once, from 1 to ``cores``.
        frames: How many frames of each video are, so that ``files * frames`` is at most ``cores``.
    """
    threads, decoding = cv2.getNumThreads(), _Sharing.decoding
    cv2.setNumThreads(cores - files * frames + 1)
    _Sharing.decoding = cores // files
    try:
        yield
    finally:
        cv2.setNumThreads(threads)
        _Sharing.decoding = decoding
