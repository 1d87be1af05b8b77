from collections.abc import Sequence

import numpy as np

from benchmarks.speed.baseline import BaselineReader
from benchmarks.speed.frames import compare
from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo
from emolens.model.contract import ModelMetadata
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.readings import Box, Detection, Frame, Image
from tests.models import make_metadata

VIDEO = SyntheticVideo(320, 240, faces=1)


class Baseline(BaselineReader):
    """Finds the video's face in every frame, and something else."""

    def __init__(self) -> None:
        self._faces = [faces for _, faces in VIDEO.frames(2 * RATE)]

    def read(self, image: Image) -> list[Box]:  # noqa: ARG002
        return [*self._faces.pop(0), Box(0, 0, 5, 5)]


class Half:
    """Finds it in every second frame."""

    def __init__(self) -> None:
        self._faces = [faces for _, faces in VIDEO.frames(2 * RATE)]

    def find(self, frame: Frame, now: float, expected: Sequence[Box]) -> Sequence[Detection]:  # noqa: ARG002
        faces = self._faces[frame.index] if frame.index % 2 else ()
        return [Detection(box, 1.0) for box in faces]

    def configure(self, options: PipelineOptions) -> None:
        """Change nothing."""


class Classifier:
    """Gives all crops the same scores."""

    metadata: ModelMetadata = make_metadata()

    def infer(self, crops: np.ndarray) -> ModelOutput:
        return ModelOutput(np.full((len(crops), len(self.metadata.labels)), 0.5, np.float32))


def test_counts_the_video_s_faces_alone() -> None:
    ours = Pipeline(Half(), Classifier())
    result = compare(VIDEO, 1, Baseline(), ours)
    assert (result.faces, result.found) == (RATE, RATE // 2)
    assert 0 < result.low <= result.times <= result.high
