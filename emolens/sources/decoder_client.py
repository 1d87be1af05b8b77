"""Client of a decoder process: starts it, asks it to open files, and tells how it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.readings import Frame
from emolens.sources.decoder_reply import READY, DecoderReply

_PIPE_BYTES = 1 << 20  # where the system lets it be chosen
_WATCHDOG = 1
"""Exit status of a process whose time was over."""
_ENDLESS = mark(
    "{file} cannot be opened within {seconds} seconds; save it again, or copy it to this computer "
    "first."
)
_FATAL = mark("{file} is damaged in a way that stops the decoder; save it again as JPEG or MP4.")


class NotReadyError(Exception):
    """No decoder process can be had here."""


class DecoderClient:
    """A decoder process, which one thread may ask at a time.

    Args:
        seconds: That it may take for a file.

    Raises:
        NotReadyError: It cannot be started.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ready = False
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                pipesize=_PIPE_BYTES,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise NotReadyError(str(error)) from error
        assert self._process.stdin is not None, "it was asked for"
        assert self._process.stdout is not None, "it was asked for"
        self._requests, self._replies = self._process.stdin, self._process.stdout

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def first_frame(self, path: Path) -> Frame | None:
        """Let it open a file, and return the frame of a picture; None of a film.

        Raises:
            NotReadyError: It has ended before it was asked anything.
            SourceError: The file cannot be read, or has ended it.
        """
        if not self._ready:
            self._wait_until_ready()
        try:
            request = json.dumps({"file": str(path), "seconds": self._seconds})
            self._requests.write(request.encode() + b"\n")
            self._requests.flush()
            reply = DecoderReply.read(self._replies)
        except (EOFError, OSError) as error:
            raise self._ended_by(path) from error
        if reply.refusal is not None:
            raise SourceError(reply.refusal.template, **reply.refusal.values)
        return reply.frame

    def kill(self) -> None:
        """End it, whatever it does; any thread may, also while another asks it."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End it and let go of its pipes; only the thread that asks it may."""
        self.kill()
        for pipe in (self._requests, self._replies):
            with suppress(OSError):  # what was not sent is no loss
                pipe.close()

    def _wait_until_ready(self) -> None:
        if self._replies.readline(len(READY)) != READY:
            raise NotReadyError("it ended at once")
        self._ready = True

    def _ended_by(self, path: Path) -> SourceError:
        if self._process.wait() == _WATCHDOG:
            return SourceError(_ENDLESS, file=path, seconds=round(self._seconds))
        return SourceError(_FATAL, file=path)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--decode-files"]
    # -P: the current folder, where strangers' files may lie, is no place for modules.
    return [sys.executable, "-P", "-m", "emolens.sources.decoder_process"]


def _environment() -> dict[str, str]:
    """Return this program's environment and modules, with few threads that wait for nothing."""
    modules = {} if getattr(sys, "frozen", False) else {"PYTHONPATH": os.pathsep.join(sys.path)}
    # Each thread's arena would take addresses, of which there is a bound.
    return os.environ | modules | {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
