"""False positives of the whole live analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.detection.shots import RATE, Shot
from benchmarks.detection.stills import is_false
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel


@dataclass
class FalsePositives:
    """The false positives in shots.

    Attributes:
        frames: How many frames were analysed.
        shots: Of how many shots.
        false_positives: Tracks shown that touched no face when they were first shown.
        affected: How many shots have one.
    """

    frames: int = 0
    shots: int = 0
    false_positives: int = 0
    affected: int = 0

    @property
    def minutes(self) -> float:
        """How long the shots were."""
        return self.frames / RATE / 60


def count_false_positives(shots: Iterable[Shot], classifier: EvidenceModel) -> FalsePositives:
    """Analyse shots as a camera's frames are."""
    result = FalsePositives()
    for shot in shots:
        analysis = Pipeline.live(classifier)
        known: set[int | None] = set()
        before = result.false_positives
        for frame, truth in shot.frames():
            faces = [reading.face for reading in analysis.read(frame).readings]
            new = [face for face in faces if face.track not in known]
            result.false_positives += sum(is_false(face.box, truth) for face in new)
            known |= {face.track for face in new}
            result.frames += 1
        result.shots += 1
        result.affected += result.false_positives > before
    return result
