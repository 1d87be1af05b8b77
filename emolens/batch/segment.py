"""Segment of a video: what its frames said by themselves, and how it joins the one before."""

from __future__ import annotations

import dataclasses
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emolens.model.output import ModelOutput
from emolens.observation import Observation
from emolens.readings import Box, Detection, FaceQuality, Frame
from emolens.sources.anchor import Anchor

FRAMES = 1000
"""Of a segment at the container's rate: what is lost at most where an analysis is killed."""
_LONGEST = 60.0  # seconds; of a film of few frames a second
_INEXACT = 1e-6  # of a segment, by which a frame may come before it by rounding alone


class DamagedSegmentError(ValueError):
    """Bytes are no segment."""


def seconds_of(rate: float, frames: int = FRAMES) -> float:
    """Return the seconds of a segment: those of so many frames at a rate, a minute at most."""
    return min(frames / rate, _LONGEST)


def segment_at(time: float, seconds: float) -> int:
    """Return the number of the segment that a frame at a time belongs to, whoever reads it."""
    return int(time / seconds + _INEXACT)


@dataclass(frozen=True, eq=False)
class Segment:
    """Frames of a video that follow one another.

    Attributes:
        times: Theirs, in seconds, float64 ``[N]``.
        shapes: Height, width and channels of their images, int64 ``[N, 3]``.
        observations: What each said, without its crops.
        before: The frame before the first; None at the beginning and where jumps are not exact.
        last: The last frame; None where jumps are not exact.
        ends: Whether the video ends with it, as far as it was read.
    """

    times: NDArray[np.float64]
    shapes: NDArray[np.int64]
    observations: Sequence[Observation]
    before: Anchor | None
    last: Anchor | None
    ends: bool = False

    @classmethod
    def of(
        cls,
        frames: Sequence[tuple[float, tuple[int, ...]]],
        observations: Sequence[Observation],
        before: Anchor | None,
        last: Anchor | None,
        *,
        ends: bool = False,
    ) -> Segment:
        """Return the segment of frames, given time and shape of each."""
        times = np.array([time for time, _ in frames], np.float64)
        shapes = np.array([shape for _, shape in frames], np.int64).reshape(-1, 3)
        return cls(times, shapes, tuple(observations), before, last, ends)

    def frames(self, numbers: Iterable[int]) -> Iterator[Frame]:
        """Yield its frames, black, since their images were not kept.

        Args:
            numbers: Theirs in the video.
        """
        for number, time, shape in zip(numbers, self.times, self.shapes, strict=True):
            black = np.broadcast_to(np.uint8(0), tuple(map(int, shape)))
            yield Frame(black, number, float(time))

    def to_bytes(self) -> bytes:
        """Return it as an archive of NumPy's, numbers to the bit."""
        file = io.BytesIO()
        arrays = {"times": self.times, "shapes": self.shapes, **_packed(self.observations)}
        anchors = {"before": _anchored(self.before), "last": _anchored(self.last)}
        np.savez(file, allow_pickle=False, ends=np.array(self.ends), **arrays, **anchors)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Segment:
        """Return a segment that was made into bytes.

        Raises:
            DamagedSegmentError: They are not whole.
        """
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as archive:
                arrays = dict(archive)  # each is read once
            return cls(
                arrays["times"],
                arrays["shapes"],
                _unpacked(arrays),
                _anchor(arrays["before"]),
                _anchor(arrays["last"]),
                bool(arrays["ends"]),
            )
        except Exception as error:  # of damaged archives, zipfile, zlib and NumPy raise any kind
            raise DamagedSegmentError("these bytes are no segment") from error


def _anchored(anchor: Anchor | None) -> NDArray[np.str_]:
    parts = [] if anchor is None else [anchor.time.hex(), anchor.digest, anchor.reached.hex()]
    return np.array(parts, np.str_)


def _anchor(parts: NDArray[np.str_]) -> Anchor | None:
    if not parts.size:
        return None
    time, digest, reached = map(str, parts)
    return Anchor(float.fromhex(time), digest, float.fromhex(reached))


def _packed(observations: Sequence[Observation]) -> dict[str, NDArray[Any]]:
    """Return observations as arrays: the faces of all frames one after the other."""
    faces = [face for one in observations for face in one.detections]
    outputs = [one.output for one in observations if one.output is not None]
    landmarks = [face.landmarks for face in faces if face.landmarks is not None]
    qualities = [dataclasses.astuple(one) for each in observations for one in each.qualities]
    probabilities = [output.face for output in outputs if output.face is not None]
    boxes = [dataclasses.astuple(face.box) for face in faces]
    arrays: dict[str, NDArray[Any]] = {
        "faces": np.array([len(one.detections) for one in observations], np.int64),
        "boxes": np.array(boxes, np.int64).reshape(-1, 4),
        "detected": np.array([face.score for face in faces], np.float64),
        "qualities": np.array(qualities, np.float64).reshape(-1, 5),  # NaN for None
    }
    if outputs:
        arrays["scores"] = np.concatenate([output.scores for output in outputs])
    if landmarks:  # a detector has them of all faces or of none
        arrays["landmarks"] = np.stack(landmarks)
    if probabilities:
        arrays["face"] = np.concatenate(probabilities)
    return arrays


def _unpacked(arrays: Mapping[str, NDArray[Any]]) -> list[Observation]:
    ends = np.cumsum(arrays["faces"])
    return [
        _observation(arrays, begin, end)
        for begin, end in zip(ends - arrays["faces"], ends, strict=True)
    ]


def _observation(arrays: Mapping[str, NDArray[Any]], begin: int, end: int) -> Observation:
    if begin == end:
        return Observation()
    landmarks, face = arrays.get("landmarks"), arrays.get("face")
    detections = tuple(
        Detection(
            Box(*map(int, arrays["boxes"][place])),
            float(arrays["detected"][place]),
            None if landmarks is None else landmarks[place],
        )
        for place in range(begin, end)
    )
    probabilities = None if face is None else face[begin:end]
    qualities = tuple(map(_quality, arrays["qualities"][begin:end].tolist()))
    output = ModelOutput(arrays["scores"][begin:end], probabilities)
    return Observation(detections, qualities, output)


def _quality(values: Sequence[float]) -> FaceQuality:
    roll, yaw, probability = (
        None if math.isnan(value) else value for value in (*values[:2], values[4])
    )
    return FaceQuality(roll, yaw, values[2], bool(values[3]), probability)
