"""Observation: what one frame says by itself, before anything is known of the frames around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emolens.detection.schedule import FullScan
from emolens.face_quality import qualities_of
from emolens.model.crops import crop_face
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.protocols import Model
from emolens.readings import Detection, FaceQuality, Frame


@dataclass(frozen=True, eq=False)
class Observation:
    """The faces of a frame, and what the model says of each.

    Attributes:
        detections: Its faces, the largest first.
        qualities: How each stands and can be seen.
        output: What the model says of them; None where there are none.
        crops: What it saw of each, uint8 ``[N, size, size, channels]``; None where that was not
            kept, so that there is no evidence.
    """

    detections: Sequence[Detection] = ()
    qualities: Sequence[FaceQuality] = ()
    output: ModelOutput | None = None
    crops: NDArray[np.uint8] | None = None


def observe(model: Model, frame: Frame, detections: Sequence[Detection]) -> Observation:
    """Return what a model says of the faces of a frame, all in one batch.

    Raises:
        ModelError: It computes something that its contract does not allow.
    """
    if not detections:
        return Observation()
    framing = model.metadata.crop
    crops = np.stack([crop_face(frame.image, face, framing) for face in detections])
    output = model.infer(crops)
    qualities = qualities_of(frame.image.shape, detections, crops, output)
    return Observation(detections, qualities, output, crops)


class FrameObserver:
    """Observes the frames of a video file, in any order. One observer serves one thread.

    Args:
        model: Reads the faces; several threads may use it at the same time.
        options: How faces are detected.
    """

    def __init__(self, model: Model, options: PipelineOptions) -> None:
        self._model = model
        self._scanner = FullScan()
        self._scanner.configure(options)

    def observe(self, frame: Frame) -> Observation:
        """Return what a frame says by itself.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        return observe(self._model, frame, self._scanner.find(frame, frame.time, ()))
