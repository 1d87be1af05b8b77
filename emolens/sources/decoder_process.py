"""Process that opens strangers' files for a program and may be ended by them.

It reads a line of JSON for each file, and answers by a
:class:`~emolens.sources.decoder_reply.DecoderReply`. A file that takes too long ends it: its
watchdog needs neither Python nor whoever asked.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.sources.decoder_reply import READY, DecoderReply
from emolens.sources.files import open_file

MOST_MEMORY = 4 << 30
"""Bytes of addresses. The largest picture that is read takes one GiB, libraries and the stacks of
threads the rest; without a bound the system would end the program that took least care."""

_TOO_LARGE = mark("{file} is too large or too broken to be decoded; save it again.")


def serve() -> int:
    """Answer until nobody asks any more, and return 0."""
    requests, replies = _own_streams()
    _leave_signals_to_the_program()
    _bound_memory()
    replies.write(READY)
    replies.flush()
    with Path(os.devnull).open("w") as nowhere:
        for line in requests:
            asked = json.loads(line)
            faulthandler.dump_traceback_later(asked["seconds"], exit=True, file=nowhere)
            reply = _reply(Path(asked["file"]))
            faulthandler.cancel_dump_traceback_later()
            reply.write(replies)
    return 0


def _reply(path: Path) -> DecoderReply:
    try:
        with closing(open_file(path)) as source:
            frame = source.read()
            return DecoderReply(frame=frame if source.still else None)
    except SourceError as error:
        return DecoderReply(error.message)
    except MemoryError:
        return DecoderReply(Message(_TOO_LARGE, {"file": path}))
    except Exception:  # noqa: BLE001 - a defect: the program meets it, too, and tells of it
        return DecoderReply()


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes to the program, and let libraries that print have others, to nowhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, replies


def _leave_signals_to_the_program() -> None:
    """Let Ctrl-C in a terminal, which reaches all processes there, end the program alone."""
    for name in ("SIGINT", "SIGHUP"):  # Windows has no hang-up
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _bound_memory() -> None:
    """Bound this process where the system can, and let it leave no image of its memory behind."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # macOS refuses the first
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    sys.exit(serve())
