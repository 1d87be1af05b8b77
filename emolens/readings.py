"""Values that pass between the rooms: frames, boxes and readings, all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from emolens.messages import Message

ScoresMeaning = Literal["votes", "labels"]
"""What a score is: ``votes`` the share of people who would name the expression, ``labels`` the
probability of the dataset's one label."""

Image = NDArray[np.uint8]
"""A BGR picture ``[height, width, 3]`` or a grey one ``[height, width]``, uint8."""

Landmarks = NDArray[np.float32]
"""Places ``[5, 2]`` in a face; see :class:`Detection`."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright frame; ``x`` and ``y`` are its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[float, float]:
        """X and y of its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def area(self) -> int:
        """Pixels covered."""
        return self.width * self.height

    def overlap(self, other: Box) -> float:
        """Return intersection over union with ``other``, from 0 (apart) to 1 (equal)."""
        width = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        height = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        shared = max(0, width) * max(0, height)
        union = self.area + other.area - shared
        return shared / union if union else 0.0


@dataclass(frozen=True)
class Detection:
    """What a detector takes for a face.

    Attributes:
        box: The bounding box, within the image.
        score: How sure the detector is; what is high is its own affair.
        landmarks: x and y in pixels of the image of right eye, left eye (of the person), tip of the
            nose, right and left corner of the mouth, float32 ``[5, 2]``; they may lie beyond the
            image. None where the detector has none. Not compared.
    """

    box: Box
    score: float
    landmarks: Landmarks | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class Frame:
    """One image of a source.

    Attributes:
        image: BGR, uint8, ``[height, width, 3]``, upright.
        index: Number of the frame in its source, from 0.
        time: Seconds of the medium (of the camera's session for a camera, 0 for a picture).
        captured: ``time.monotonic()`` when the frame was read, for latency; by default now.
        remark: What the user should know of the image as it came; mostly None.
        cut: Whether it was jumped to, so that the frames before say nothing of it.
    """

    image: Image
    index: int
    time: float
    captured: float = field(default_factory=monotonic)
    remark: Message | None = None
    cut: bool = False


@dataclass(frozen=True)
class FaceQuality:
    """How a face stands and how well it can be seen; see :mod:`emolens.face_quality`.

    Attributes:
        roll: Degrees that it is turned against the clock in the picture; None without landmarks.
        yaw: Degrees that it is turned towards the picture's right side, negative towards its left;
            None without landmarks.
        sharpness: Of the crop that the model read; 0 where it is flat.
        cut_off: Whether it leaves the picture, so that part of it is missing.
        face_probability: The model's word on whether the crop holds a face; None where it has none.
    """

    roll: float | None
    yaw: float | None
    sharpness: float
    cut_off: bool
    face_probability: float | None = None


@dataclass(frozen=True)
class Face:
    """A box in a frame, with the id of its track when tracked over time.

    Attributes:
        box: The bounding box.
        track: The id.
        landmarks: As a :class:`Detection` has them; None where the detector has none. Not compared.
        quality: How it stands and can be seen; None where nobody looked. Not compared.
    """

    box: Box
    track: int | None = None
    landmarks: Landmarks | None = field(default=None, compare=False, repr=False)
    quality: FaceQuality | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Reading:
    """The scores of one face in one frame.

    Attributes:
        frame: Index of the frame.
        time: Seconds of the medium.
        face: Where the face is, and its track (none in a still picture).
        expression: The name shown: the label with the highest of the shares shown; where these are
            smoothed, it changes once another one leads it by 0.1.
        uncertain: Whether its share of those shown is below the model's own threshold.
        scores: For each label, in the model's order, the share of people who would name it, by the
            model's word alone.
        smoothed: The same, corrected where there is a baseline, smoothed over time; None in a still
            picture.
        corrected: The scores corrected by the face's baseline
            (:class:`emolens.tracking.neutral_baseline.NeutralBaseline`); None where it has none.
    """

    frame: int
    time: float
    face: Face
    expression: str
    uncertain: bool
    scores: Mapping[str, float]
    smoothed: Mapping[str, float] | None = None
    corrected: Mapping[str, float] | None = None

    @property
    def shown(self) -> Mapping[str, float]:
        """The shares to show: smoothed or corrected where they are, else the model's own."""
        return self.smoothed or self.corrected or self.scores

    def unsmoothed(self, uncertain_below: float) -> Reading:
        """Return what the frame says by itself, corrected where there is a baseline.

        Args:
            uncertain_below: The model's threshold.
        """
        own = self.corrected or self.scores
        top = max(own, key=own.__getitem__)
        doubt = own[top] < uncertain_below
        return replace(self, expression=top, uncertain=doubt, smoothed=None)


@dataclass(frozen=True, eq=False)
class Evidence:
    """What each part of a face says for each expression; see :mod:`emolens.model.evidence`.

    Attributes:
        area: The square of the frame that the model read; it may leave the frame.
        roll: Degrees by which that square is turned against the clock, around its centre.
        cells: For each label, float32 ``[h, w]``, from the upper left corner of the square on.
            Positive speaks for the expression, negative against it.
    """

    area: Box
    cells: Mapping[str, NDArray[np.float32]]
    roll: float = 0.0


@dataclass(frozen=True, eq=False)
class Comparison:
    """What a second model makes of the faces of a frame.

    Attributes:
        model: What it is called.
        readings: Its reading of each face.
        uncertain_below: Its threshold.
    """

    model: str
    readings: Mapping[Face, Reading]
    uncertain_below: float

    def unsmoothed(self) -> Comparison:
        """Return what it says of the frame by itself; see :meth:`Reading.unsmoothed`."""
        below = self.uncertain_below
        return replace(
            self, readings={face: one.unsmoothed(below) for face, one in self.readings.items()}
        )


@dataclass(frozen=True, eq=False)
class AnalysedFrame:
    """A frame and everything read in it; boxes belong to this very frame.

    Attributes:
        frame: The frame.
        readings: One for each face, the largest first.
        evidence: For each face, while it is asked for.
        scores_mean: What the scores of the model are.
        source: The file or camera as it was named; empty where that goes without saying.
        pending: Whether its readings are still to come.
        unread: Whether nobody has looked for faces in it, and nobody will.
        comparison: What a second model makes of it, while that is asked for.
    """

    frame: Frame
    readings: tuple[Reading, ...]
    evidence: Mapping[Face, Evidence] = field(default_factory=dict)
    scores_mean: ScoresMeaning = "labels"
    source: str = ""
    pending: bool = False
    unread: bool = False
    comparison: Comparison | None = None

    def second_reading(self, reading: Reading) -> Reading | None:
        """Return what a second model makes of a face; None where none is asked."""
        return self.comparison.readings.get(reading.face) if self.comparison else None

    def unsmoothed(self, uncertain_below: float) -> AnalysedFrame:
        """Return what the frame says by itself; see :meth:`Reading.unsmoothed`."""
        readings = tuple(reading.unsmoothed(uncertain_below) for reading in self.readings)
        comparison = self.comparison and self.comparison.unsmoothed()
        return replace(self, readings=readings, comparison=comparison)
