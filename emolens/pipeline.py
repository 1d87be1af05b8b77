"""From a frame to its readings: find, follow, crop, classify, smooth."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from emolens.detection.schedule import SparingFinder, ThoroughFinder
from emolens.model.contract import ModelMetadata
from emolens.model.crops import cut
from emolens.model.evidence import Explainer
from emolens.model.output import Judgement
from emolens.options import Tuning
from emolens.readings import AnalysedFrame, Box, Face, Frame, Reading
from emolens.tracking.face_belief import FaceTest
from emolens.tracking.following import Follower, Following, Unfollowed
from emolens.tracking.neutral_baseline import Baselines
from emolens.tracking.smoothing import Smoother


class Finder(Protocol):
    """Finds faces."""

    def find(self, frame: Frame, known: Sequence[Box]) -> Sequence[Box]:
        """Return the boxes of a frame's faces, told where known faces are expected."""

    def tune(self, tuning: Tuning) -> None:
        """Find them as it says from the next frame on."""


class Scorer(Protocol):
    """Gives crops their scores."""

    @property
    def metadata(self) -> ModelMetadata:
        """What the model says of itself."""

    def judge(self, crops: NDArray[np.uint8]) -> Judgement:
        """Return scores, and which are faces, for uint8 ``[N, size, size, channels]``."""


class Classifier(Scorer, Protocol):
    """May say why, too."""

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the scores alone, float32 ``[N, labels]``."""

    @property
    def map_shape(self) -> tuple[int, int] | None:
        """Height and width of its evidence in cells; None where it has none."""

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return float32 ``[N, labels, *map_shape]``; the softmax of the means are the scores."""


class Analysis:
    """Reads the faces of one source, frame after frame.

    Args:
        finder: Finds the faces.
        classifier: Reads them, all of a frame in one batch.
        follower: Follows them over time.
        explainer: Says why they read as they do; None where nobody ever asks.
    """

    def __init__(
        self,
        finder: Finder,
        classifier: Scorer,
        follower: Follower,
        explainer: Explainer | None = None,
    ) -> None:
        self._finder = finder
        self._classifier = classifier
        self._follower = follower
        self._explainer = explainer
        self._face_test = FaceTest(classifier.metadata.no_face_below)

    @classmethod
    def of_stills(cls, classifier: Scorer, explainer: Explainer | None = None) -> Analysis:
        """Return an analysis for pictures that have nothing to do with one another."""
        follower = Unfollowed(classifier.metadata.uncertain_below)
        return cls(ThoroughFinder(), classifier, follower, explainer)

    @classmethod
    def of_video(cls, classifier: Scorer, smoothing: float = 1.0) -> Analysis:
        """Return an analysis for every frame of one video file.

        Args:
            classifier: Reads the faces.
            smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
        """
        return cls(SparingFinder.of_video(), classifier, _following(classifier, smoothing))

    @classmethod
    def live(
        cls,
        classifier: Scorer,
        smoothing: float = 1.0,
        baselines: Baselines | None = None,
        explainer: Explainer | None = None,
    ) -> Analysis:
        """Return an analysis that keeps up with one camera or a video that is played.

        Args:
            classifier: Reads the faces.
            smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
            baselines: Of this source's tracks; may change while it is analysed.
            explainer: Says why faces read as they do; None where nobody ever asks.
        """
        follower = _following(classifier, smoothing, baselines)
        return cls(SparingFinder.live(), classifier, follower, explainer)

    def tune(self, tuning: Tuning) -> None:
        """Find, follow and smooth as it says from the next frame on."""
        self._finder.tune(tuning)
        self._follower.tune(tuning)

    def read_with(self, classifier: Scorer, explainer: Explainer | None = None) -> None:
        """Read with another model from the next frame on; faces keep their tracks."""
        self._classifier, self._explainer = classifier, explainer
        self._face_test = FaceTest(classifier.metadata.no_face_below)
        self._follower.begin_anew(classifier.metadata.uncertain_below)

    def analyse(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with the readings of its faces, the largest face first.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        known = self._follower.expected(frame)
        found = self._follower.follow(self._finder.find(frame, known))
        if not found:
            return AnalysedFrame(frame, ())
        metadata = self._classifier.metadata
        crops = np.stack([cut(frame.image, face.box, metadata.crop) for face in found])
        judgement = self._classifier.judge(crops)
        passed = self._face_test.passed(frame, found, judgement.face)
        if not any(passed):
            return AnalysedFrame(frame, ())
        faces = map(self._follower.number, compress(found, passed))
        rows = judgement.scores[passed]
        readings = tuple(self._reading(frame, *pair) for pair in zip(faces, rows, strict=True))
        evidence = self._explainer.explain(crops[passed], readings) if self._explainer else {}
        return AnalysedFrame(frame, readings, evidence, metadata.scores_mean)

    def _reading(self, frame: Frame, face: Face, row: NDArray[np.float32]) -> Reading:
        labels = self._classifier.metadata.labels
        shown = self._follower.show(face, row)
        return Reading(
            frame=frame.index,
            time=frame.time,
            face=face,
            expression=labels[shown.leader],
            uncertain=shown.uncertain,
            scores=_named(labels, row),
            smoothed=None if shown.smoothed is None else _named(labels, shown.smoothed),
            corrected=None if shown.corrected is None else _named(labels, shown.corrected),
        )


def _following(
    classifier: Scorer, smoothing: float, baselines: Baselines | None = None
) -> Following:
    return Following(Smoother(classifier.metadata.uncertain_below, smoothing), baselines)


def _named(labels: tuple[str, ...], shares: NDArray[np.floating]) -> dict[str, float]:
    return dict(zip(labels, map(float, shares), strict=True))
