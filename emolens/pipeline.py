"""From a frame to its readings: find, follow, crop, classify, smooth."""

from __future__ import annotations

from itertools import compress

import numpy as np
from numpy.typing import NDArray

from emolens.detection.schedule import FullScan, ScanSchedule
from emolens.model.crops import cut
from emolens.model.evidence import EvidenceReader
from emolens.options import PipelineOptions
from emolens.protocols import Finder, Model
from emolens.readings import AnalysedFrame, Face, Frame, Reading
from emolens.tracking.face_belief import FaceTest
from emolens.tracking.following import Follower, Following, Unfollowed
from emolens.tracking.neutral_baseline import NeutralBaselines
from emolens.tracking.smoothing import Smoother


class Pipeline:
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
        classifier: Model,
        follower: Follower,
        explainer: EvidenceReader | None = None,
    ) -> None:
        self._finder = finder
        self._classifier = classifier
        self._follower = follower
        self._explainer = explainer
        self._face_test = FaceTest(classifier.metadata.no_face_below)

    @classmethod
    def of_stills(cls, classifier: Model, explainer: EvidenceReader | None = None) -> Pipeline:
        """Return an analysis for pictures that have nothing to do with one another."""
        follower = Unfollowed(classifier.metadata.uncertain_below)
        return cls(FullScan(), classifier, follower, explainer)

    @classmethod
    def of_video(cls, classifier: Model, smoothing: float = 1.0) -> Pipeline:
        """Return an analysis for every frame of one video file.

        Args:
            classifier: Reads the faces.
            smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
        """
        return cls(ScanSchedule.of_video(), classifier, _following(classifier, smoothing))

    @classmethod
    def live(
        cls,
        classifier: Model,
        smoothing: float = 1.0,
        baselines: NeutralBaselines | None = None,
        explainer: EvidenceReader | None = None,
    ) -> Pipeline:
        """Return an analysis that keeps up with one camera or a video that is played.

        Args:
            classifier: Reads the faces.
            smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
            baselines: Of this source's tracks; may change while it is analysed.
            explainer: Says why faces read as they do; None where nobody ever asks.
        """
        follower = _following(classifier, smoothing, baselines)
        return cls(ScanSchedule.live(), classifier, follower, explainer)

    def tune(self, tuning: PipelineOptions) -> None:
        """Find, follow and smooth as it says from the next frame on."""
        self._finder.tune(tuning)
        self._follower.tune(tuning)

    def read_with(self, classifier: Model, explainer: EvidenceReader | None = None) -> None:
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
        judgement = self._classifier.infer(crops)
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
    classifier: Model, smoothing: float, baselines: NeutralBaselines | None = None
) -> Following:
    return Following(Smoother(classifier.metadata.uncertain_below, smoothing), baselines)


def _named(labels: tuple[str, ...], shares: NDArray[np.floating]) -> dict[str, float]:
    return dict(zip(labels, map(float, shares), strict=True))
