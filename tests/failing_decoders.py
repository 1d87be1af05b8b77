"""Decoders that die or never return, in decoder processes alone."""

from pathlib import Path

import pytest

_CODE = """
import os
import signal
from pathlib import Path

import av
from PIL import Image


def failing(decode):
    def fail(file, *args, **options):
        name = Path(file.name).name
        if name.startswith("kills"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if name.startswith("hangs"):
            Path(__file__).with_name("hanging").touch()
            signal.pause()
        if name.startswith("swells"):
            bytearray(1 << 40)
        return decode(file, *args, **options)

    return fail


Image.open, av.open = failing(Image.open), failing(av.open)
"""


def let_decoders_fail(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the decoders of processes that are started from now on fail by the names of files.

    ``kills...`` ends the process by a fault of memory, ``hangs...`` is never decoded, which
    a file ``hanging`` in the folder tells, and ``swells...`` takes all memory.
    """
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_CODE, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
