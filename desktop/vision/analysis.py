"""From a frame to its readings: detect, crop, classify, track."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.vision.contract import ModelMetadata
from desktop.vision.crops import cut
from desktop.vision.detector import FaceDetector
from desktop.vision.readings import AnalysedFrame, Box, Face, Frame, Image, Reading
from desktop.vision.tracker import OverlapTracker


class Detector(Protocol):
    """Finds faces."""

    def detect(self, image: Image) -> Sequence[Box]:
        """Return the boxes of the faces in an image."""


class Classifier(Protocol):
    """Gives crops their scores."""

    @property
    def metadata(self) -> ModelMetadata:
        """What the model says of itself."""

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return float32 ``[N, labels]`` for uint8 ``[N, size, size, channels]``."""


class Analysis:
    """Reads the faces of one source, frame after frame.

    Args:
        detector: Finds the faces.
        classifier: Reads them, all of a frame in one batch.
        tracker: Follows them over time; None for still pictures.
    """

    def __init__(
        self, detector: Detector, classifier: Classifier, tracker: OverlapTracker | None = None
    ) -> None:
        self._detector = detector
        self._classifier = classifier
        self._tracker = tracker

    @classmethod
    def of_stills(cls, classifier: Classifier) -> Analysis:
        """Return an analysis for pictures that have nothing to do with one another."""
        return cls(FaceDetector.thorough(), classifier)

    @classmethod
    def of_video(cls, classifier: Classifier) -> Analysis:
        """Return an analysis for every frame of one video file."""
        return cls(FaceDetector.steady(), classifier, OverlapTracker())

    @classmethod
    def live(cls, classifier: Classifier) -> Analysis:
        """Return an analysis that keeps up with one camera or a video that is played."""
        return cls(FaceDetector.live(), classifier, OverlapTracker())

    def analyse(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with the readings of its faces, the largest face first.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        boxes = self._detector.detect(frame.image)
        faces = self._tracker.update(boxes) if self._tracker else tuple(map(Face, boxes))
        if not faces:
            return AnalysedFrame(frame, ())
        rule = self._classifier.metadata.crop
        crops = np.stack([cut(frame.image, face.box, rule) for face in faces])
        rows = self._classifier.classify(crops)
        readings = (self._reading(frame, face, row) for face, row in zip(faces, rows, strict=True))
        return AnalysedFrame(frame, tuple(readings))

    def _reading(self, frame: Frame, face: Face, row: NDArray[np.float32]) -> Reading:
        metadata = self._classifier.metadata
        scores = dict(zip(metadata.labels, map(float, row), strict=True))
        expression = max(scores, key=scores.__getitem__)
        uncertain = scores[expression] < metadata.uncertain_below
        return Reading(frame.index, frame.time, face, expression, uncertain, scores)
