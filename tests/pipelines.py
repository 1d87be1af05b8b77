"""Pipelines on scripted parts: what is detected, followed and read is written down beforehand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.readings import AnalysedFrame, Box, Detection, Frame, Landmarks
from emolens.tracking.track import Track
from emolens.tracking.tracker import MotionTracker
from tests.models import make_metadata

DARK = Box(0, 0, 20, 20)
BRIGHT = Box(40, 0, 10, 10)


class ScriptedDetector:
    """Finds the boxes it was given, one list a frame.

    Attributes:
        expected: What it was told to expect in each frame.
        times: The time that it was told of each frame.
        options: What it was told to detect by, last.
        landmarks: Of all faces.
    """

    def __init__(self, *frames: Sequence[Box]) -> None:
        self.frames = list(frames)
        self.expected: list[Sequence[Box]] = []
        self.times: list[float] = []
        self.options: PipelineOptions | None = None
        self.landmarks: Landmarks | None = None

    def find(
        self,
        frame: Frame,  # noqa: ARG002
        now: float,
        expected: Sequence[Box],
    ) -> Sequence[Detection]:
        self.times.append(now)
        self.expected.append(expected)
        return [Detection(box, 1.0, self.landmarks) for box in self.frames.pop(0)]

    def configure(self, options: PipelineOptions) -> None:
        self.options = options


class BrightnessModel:
    """Calls bright faces happy and dark ones sad."""

    metadata = make_metadata(labels=("sad", "happy"), size=8, uncertain_below=0.7)

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.batches.append(crops.shape)
        happy = crops.reshape(len(crops), -1).mean(axis=1) / 255
        return ModelOutput(np.stack([1 - happy, happy], axis=1).astype(np.float32))


class NearTracker:
    """Takes all faces of a source for one."""

    def __init__(self) -> None:
        self.track: Track | None = None
        self.ended = 0

    def expected(self, now: float) -> Sequence[Box]:  # noqa: ARG002
        return () if self.track is None else (self.track.box,)

    def update(self, boxes: Sequence[Box], now: float) -> Sequence[Track]:
        if self.track is None:
            return self.restart(boxes, now)
        self.track.see(boxes[0], now)
        return (self.track,)

    def restart(self, boxes: Sequence[Box], now: float) -> Sequence[Track]:
        self.track = Track(boxes[0], now, trusted=True)
        return (self.track,)

    def end_all(self) -> None:
        self.track, self.ended = None, self.ended + 1

    def forget_scores(self) -> None:
        if self.track is not None:
            self.track.forget_scores()


def tracked(detector: ScriptedDetector, model: Model, smoothing: float = 1.0) -> Pipeline:
    return Pipeline(detector, model, MotionTracker(), PipelineOptions(smoothing=smoothing))


def frame(index: int = 0, time: float = 0.0) -> Frame:
    image = np.zeros((20, 60, 3), np.uint8)
    image[:, 40:] = 153
    return Frame(image, index, time, captured=0.0)


SECOND = [index / 30 for index in range(30)]


def read(pipeline: Pipeline, times: Sequence[float], width: int = 60) -> list[AnalysedFrame]:
    image = np.zeros((20, width, 3), np.uint8)
    shown = (Frame(image, index, time, captured=0.0) for index, time in enumerate(times))
    return [pipeline.read(one) for one in shown]


def ids(analysed: AnalysedFrame) -> list[int | None]:
    return [reading.face.track for reading in analysed.readings]
