"""Reply of a decoder process: a line of JSON, and behind it the pixels of a picture.

It is no pickle: whoever reads it need not trust who wrote it.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from emolens.messages import Message
from emolens.readings import Frame, Image

READY = b"ready\n"
"""What a process says first, once."""
_MOST_LINE = 1 << 20  # bytes


@dataclass(frozen=True, eq=False)
class DecoderReply:
    """What a decoder process says of a file.

    Attributes:
        refusal: Why it cannot be read; None where it can.
        frame: Of a picture; None of what is to be opened by whoever asks.
    """

    refusal: Message | None = None
    frame: Frame | None = None

    def write(self, stream: IO[bytes]) -> None:
        """Send it."""
        said: dict[str, Any] = {"refusal": _to_json(self.refusal)}
        if self.frame is not None:
            said |= {"size": self.frame.image.shape[:2], "remark": _to_json(self.frame.remark)}
        stream.write(json.dumps(said).encode() + b"\n")
        if self.frame is not None:
            stream.write(np.ascontiguousarray(self.frame.image).data)
        stream.flush()

    @classmethod
    def read(cls, stream: IO[bytes]) -> DecoderReply:
        """Wait for one and return it.

        Raises:
            EOFError: Whoever was to write it has ended.
        """
        line = stream.readline(_MOST_LINE)
        if not line.endswith(b"\n"):
            raise EOFError
        said = json.loads(line)
        if "size" not in said:
            return cls(_from_json(said["refusal"]))
        image = _read_image(stream, *said["size"])
        return cls(frame=Frame(image, 0, 0.0, time.monotonic(), _from_json(said["remark"])))


def _read_image(stream: IO[bytes], height: int, width: int) -> Image:
    image = np.empty((height, width, 3), np.uint8)
    left = image.data.cast("B")
    while left:
        taken = stream.readinto(left)  # type: ignore[attr-defined]  # a pipe has it
        if not taken:
            raise EOFError
        left = left[taken:]
    return image


def _to_json(message: Message | None) -> dict[str, Any] | None:
    if message is None:
        return None
    values = {name: _value(value) for name, value in message.values.items()}
    return {"template": message.template, "values": values}


def _value(value: object) -> object:
    if isinstance(value, Message):
        return _to_json(value)
    return value if isinstance(value, (int, float)) else str(value)


def _from_json(said: dict[str, Any] | None) -> Message | None:
    if said is None:
        return None
    values = {n: _from_json(v) if isinstance(v, dict) else v for n, v in said["values"].items()}
    return Message(said["template"], values)
