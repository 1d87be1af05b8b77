"""ID switches: whether two people who cross keep their tracks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.tracking.id_switch_scenarios import CrossingScenario, People
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel
from emolens.readings import Face

_ON = 0.3  # overlap from which a box is of a person


@dataclass(frozen=True)
class TrackingResult:
    """The tracks of one scenario beside the ground truth.

    Attributes:
        swapped: Whether a track was first one person's and then the other's.
        right: Share of the faces that can be seen which bear their person's usual track.
    """

    swapped: bool
    right: float


def follow(scenario: CrossingScenario, classifier: EvidenceModel) -> TrackingResult:
    """Analyse a scenario as a camera's frames are."""
    analysis = Pipeline.live(classifier)
    tracks: tuple[list[int | None], ...] = ([], [])
    for frame, people in scenario.frames():
        faces = [reading.face for reading in analysis.read(frame).readings]
        owned = _owned(faces, people)
        for person, box in enumerate(people):
            if box is not None:
                tracks[person].append(owned.get(person))
    one, other = (set(numbers) - {None} for numbers in tracks)
    right = sum(max(map(numbers.count, {*numbers} - {None}), default=0) for numbers in tracks)
    return TrackingResult(bool(one & other), right / sum(map(len, tracks)))


def _owned(faces: Iterable[Face], people: People) -> dict[int, int | None]:
    """Return whose face is on which track: a face is that of the person whom it covers most."""
    owned: dict[int, int | None] = {}
    for face in faces:
        shares = [face.box.overlap(box) if box else 0.0 for box in people]
        if max(shares) > _ON:
            owned.setdefault(shares.index(max(shares)), face.track)
    return owned
