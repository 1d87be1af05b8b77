"""What becomes of faces over time: followed and smoothed, or each still picture for itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from emolens.options import PipelineOptions
from emolens.readings import Box, Face, Frame
from emolens.sources.clock import MonotonicClock
from emolens.tracking.neutral_baseline import NeutralBaselines
from emolens.tracking.smoothing import Shown, Smoother, unsmoothed
from emolens.tracking.tracker import Tracker


class Follower(Protocol):
    """Tells what the frames before say of a frame. Frame by frame, the four in this order."""

    def expected(self, frame: Frame) -> Sequence[Box]:
        """Return where known faces are expected in the next frame."""

    def follow(self, boxes: Sequence[Box]) -> tuple[Face, ...]:
        """Return those of the boxes found in it that are faces to be read, in their order.

        Their tracks bear numbers that only :meth:`number` understands.
        """

    def number(self, face: Face) -> Face:
        """Return one of these faces as it will be shown, its track with the number for users."""

    def show(self, face: Face, scores: NDArray[np.float32]) -> Shown:
        """Return what to show of one of these faces, whose scores are ``[labels]``."""

    def tune(self, tuning: PipelineOptions) -> None:
        """Follow as it says from the next frame on."""

    def begin_anew(self, uncertain_below: float) -> None:
        """Forget what was shown: another model, with this threshold, gives other scores."""


class Unfollowed:
    """Still pictures, which have nothing to do with one another.

    Args:
        uncertain_below: The model's threshold.
    """

    def __init__(self, uncertain_below: float) -> None:
        self._uncertain_below = uncertain_below

    def expected(self, frame: Frame) -> tuple[Box, ...]:  # noqa: ARG002
        """Expect nothing."""
        return ()

    def follow(self, boxes: Sequence[Box]) -> tuple[Face, ...]:
        """Return every box as a face without a track."""
        return tuple(map(Face, boxes))

    def number(self, face: Face) -> Face:
        """Return the face as it is."""
        return face

    def show(self, face: Face, scores: NDArray[np.float32]) -> Shown:  # noqa: ARG002
        """Return what the scores say by themselves."""
        return unsmoothed(scores, self._uncertain_below)

    def tune(self, tuning: PipelineOptions) -> None:
        """Change nothing."""

    def begin_anew(self, uncertain_below: float) -> None:
        """Read the next picture by another threshold."""
        self._uncertain_below = uncertain_below


class Following:
    """The faces of one source, followed by their boxes and smoothed by track.

    What is no longer waited for is forgotten. A frame of another size is another picture, in which
    nothing is where it was: it ends all tracks. So does a jump; the frame that was jumped to is
    read for itself, as a still picture is.

    Tracks are numbered from 1 as they are first shown: what the tracker follows and the model then
    takes for no face uses up no number.

    Args:
        smoother: Steadies the scores.
        baselines: Correct them first; none where no face is ever calibrated.
    """

    def __init__(self, smoother: Smoother, baselines: NeutralBaselines | None = None) -> None:
        self._tracker = Tracker()
        self._next = count(1)
        self._numbers: dict[int, int] = {}  # of the tracker's tracks
        self._smoother = smoother
        self._baselines = baselines or NeutralBaselines()
        self._timeline = MonotonicClock()
        self._time = 0.0
        self._shape: tuple[int, ...] = ()
        self._cut = False

    def tune(self, tuning: PipelineOptions) -> None:
        """Smooth as strongly as it says."""
        self._smoother.strength = tuning.smoothing

    def begin_anew(self, uncertain_below: float) -> None:
        """Go on following, but forget scores and baselines: another model gave them."""
        self._smoother = Smoother(uncertain_below, self._smoother.strength)
        self._baselines.keep_only(())

    def expected(self, frame: Frame) -> tuple[Box, ...]:
        """Return where faces seen lately, shown or not yet, are expected in the next frame."""
        self._cut = frame.cut
        if frame.cut or frame.image.shape != self._shape:
            self._shape = frame.image.shape
            self._tracker.end_all()
        self._time = self._timeline.at(frame.time)
        return self._tracker.expected(self._time)

    def follow(self, boxes: Sequence[Box]) -> tuple[Face, ...]:
        """Return the faces that may be shown, with the tracker's numbers; after a jump without."""
        see = self._tracker.jump if self._cut else self._tracker.update
        faces = see(boxes, self._time)
        waiting = self._tracker.numbers
        self._numbers = {t: number for t, number in self._numbers.items() if t in waiting}
        self._smoother.keep_only(set(self._numbers.values()))
        self._baselines.keep_only(set(self._numbers.values()))
        return faces

    def number(self, face: Face) -> Face:
        """Return a face with its number, the next where it is shown for the first time."""
        if face.track is None:
            return face
        if face.track not in self._numbers:
            self._numbers[face.track] = next(self._next)
        return dataclasses.replace(face, track=self._numbers[face.track])

    def show(self, face: Face, scores: NDArray[np.float32]) -> Shown:
        """Return what to show of a face: steadied where it has a track."""
        if face.track is None:
            return self._smoother.unsmoothed(scores)
        corrected = self._baselines.correct(face.track, scores)
        seen = scores if corrected is None else corrected
        shown = self._smoother.update(face.track, self._time, seen)
        return dataclasses.replace(shown, corrected=corrected)
