"""Isolation of decoders: a stranger's file is first opened in a process that may be ended.

A decoder that crashes takes its process with it, and one that never returns cannot be stopped by a
thread. So programs let other processes, which wait for the next file, open every file and decode
its first frame (:mod:`emolens.sources.decoder_process`). The frame of a picture is all there is to
it, and is handed over; a film is then opened in the program itself, for it was seen to begin well.

A library starts no processes behind its user's back: nothing is isolated outside of
:func:`isolated`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.readings import Frame
from emolens.sources.decoder_client import DecoderClient, NotReadyError

SECONDS = 60.0
"""That a file may take to be opened: the largest pictures took 24 on a machine that was busy."""

logger = logging.getLogger(__name__)


class DecoderPool:
    """Decoder processes, as many as threads ask at the same time.

    Args:
        seconds: That a file may take.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._idle: list[DecoderClient] = []
        self._all: set[DecoderClient] = set()
        self._given_up = False
        self._closed = False
        self._put_back(self._started())  # so that the first file need not wait for it

    def first_frame(self, path: Path) -> Frame | None:
        """Open a file and return the frame of a picture; None for what is to be opened here.

        Raises:
            SourceError: It cannot be read, no decoder survives it, or all was closed meanwhile.
        """
        decoder = self._taken(path)
        if decoder is None:
            return None
        try:
            return decoder.first_frame(path)
        except (NotReadyError, SourceError) as reason:
            if self._closed:  # which is what ended it, not the file
                raise _interrupted(path) from reason
            if isinstance(reason, SourceError):
                raise
            self._give_up(reason)
            return None
        finally:
            self._put_back(decoder)

    def close(self) -> None:
        """End all processes; who waits for one that is at work is told so and puts it away."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            at_work = self._all.difference(idle)
        for decoder in idle:
            decoder.end()
        for decoder in at_work:
            decoder.kill()

    def _taken(self, path: Path) -> DecoderClient | None:
        with self._lock:
            if self._closed:
                raise _interrupted(path)
            return self._idle.pop() if self._idle else self._started()

    def _started(self) -> DecoderClient | None:
        if self._given_up:
            return None
        try:
            decoder = DecoderClient(self._seconds)
        except NotReadyError as reason:
            self._give_up(reason)
            return None
        self._all.add(decoder)
        return decoder

    def _put_back(self, decoder: DecoderClient | None) -> None:
        if decoder is None:
            return
        with self._lock:
            if decoder.alive and not self._closed and not self._given_up:
                self._idle.append(decoder)
                return
            self._all.discard(decoder)
        decoder.end()

    def _give_up(self, reason: NotReadyError) -> None:
        logger.warning("Files are decoded without a process of their own: %s.", reason)
        self._given_up = True


def _interrupted(path: Path) -> SourceError:
    return SourceError(
        mark("{file} was not opened, because the program was ending; open it again."), file=path
    )


class _Isolation:
    """What opens files first; None where the process opens all by itself."""

    pool: DecoderPool | None = None


@contextmanager
def isolated(seconds: float = SECONDS) -> Iterator[None]:
    """Let other processes open all files first, from any thread.

    Args:
        seconds: That a file may take.
    """
    pool = _Isolation.pool = DecoderPool(seconds)
    try:
        yield
    finally:
        _Isolation.pool = None
        pool.close()


def first_frame_elsewhere(path: Path) -> Frame | None:
    """Let another process open a file, if files are isolated, and return the frame of a picture.

    Returns:
        None for what is to be opened here: a film that begins well, or any file where nothing is
        isolated.

    Raises:
        SourceError: It cannot be read, no decoder survives it, or the isolation ended meanwhile.
    """
    pool = _Isolation.pool
    return None if pool is None else pool.first_frame(path)
