"""Scan schedules: every frame whole, or mostly the surroundings of tracked faces alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from emolens.alignment import roll_of
from emolens.detection.boxes import are_same, distinct, largest_first
from emolens.detection.close_up import MIDDLE, close_up
from emolens.detection.detectors import LiveDetectors, file_detector, live_detectors
from emolens.options import PipelineOptions
from emolens.protocols import Detector
from emolens.readings import Box, Detection, Frame, Image

_SHARED = 0.3  # overlap of a face in its close-up with where it is expected there
_CLOSE = 1.5  # lengths of the larger of two faces between whose middles one may hide the other

_DEFAULTS = PipelineOptions()


@dataclass(frozen=True)
class Rhythm:
    """Seconds from one scan of the whole frame to the next.

    Attributes:
        alone: While no face is expected.
        following: While every face is found where it is expected.
        missing: While one of them is not.
    """

    alone: float
    following: float
    missing: float


LIVE = Rhythm(alone=0.2, following=1.0, missing=0.2)
"""A face that comes in is shown within a second; one that was there alone, or lost, sooner."""


class FullScan:
    """Scans the whole of every frame, by itself. For files.

    Args:
        make: Makes the detector.
    """

    def __init__(self, make: Callable[[PipelineOptions], Detector] = file_detector) -> None:
        self._make = make
        self._detector = make(_DEFAULTS)
        self._options = _DEFAULTS

    def configure(self, options: PipelineOptions) -> None:
        """Find faces as these options say from the next frame on."""
        if not _detect_alike(options, self._options):
            self._options, self._detector = options, self._make(options)

    def find(
        self,
        frame: Frame,
        now: float,  # noqa: ARG002
        expected: Sequence[Box],  # noqa: ARG002
    ) -> tuple[Detection, ...]:
        """Return the faces of a frame, the largest first.

        Args:
            frame: What to search.
            now: Makes no difference here.
            expected: Neither.
        """
        return tuple(self._detector.detect(frame.image))


class ScanSchedule:
    """Scans the whole frame now and then, otherwise only around tracked faces. For one live source.

    What a scan of the whole proposes, a close-up must confirm. The first frame is scanned whole,
    and so is one that was jumped to or is of another size than the one before. Time is the
    source's own, never a clock's, so that an analysis repeats exactly.

    Args:
        rhythm: When to scan the whole frame.
        make: Makes the detectors.
    """

    def __init__(
        self,
        rhythm: Rhythm = LIVE,
        make: Callable[[PipelineOptions], LiveDetectors] = live_detectors,
    ) -> None:
        self._rhythm = rhythm
        self._make = make
        self._detectors = make(_DEFAULTS)
        self._options = _DEFAULTS
        self._found: Sequence[Detection] = ()  # in the frame before
        self._scanned = -math.inf
        self._shape: tuple[int, ...] = ()

    def configure(self, options: PipelineOptions) -> None:
        """Find faces as these options say from the next frame on."""
        if not _detect_alike(options, self._options):
            self._options, self._detectors = options, self._make(options)

    def find(self, frame: Frame, now: float, expected: Sequence[Box]) -> tuple[Detection, ...]:
        """Return the faces of a frame, the largest first.

        Args:
            frame: What to search.
            now: Its time in seconds, later than that of the last.
            expected: Where tracked faces, also those just lost, are expected in it.
        """
        near = [
            self._look(frame.image, box, self._roll_at(box), self._detector_at(box, expected))
            for box in expected
        ]
        found = [detection for detection in near if detection]
        if self._is_due(frame, now, self._pause(near)):
            self._scanned, self._shape = now, frame.image.shape
            found += self._new(frame.image, found, expected)
        self._found = largest_first(distinct(found))
        return self._found

    def _detector_at(self, box: Box, expected: Sequence[Box]) -> Detector:
        """Return what looks for the face that is expected in a box, among all that are."""
        alone = not any(_are_close(box, other) for other in expected if other is not box)
        return self._detectors.near if alone else self._detectors.beside

    def _look(self, image: Image, box: Box, roll: float, detector: Detector) -> Detection | None:
        """Return the face in the close-up of a box, if there is one about where it should be."""
        view = close_up(image, box.centre, max(1, box.width, box.height), roll)
        faces = detector.detect(view.image)
        best = max(faces, key=lambda face: face.box.overlap(MIDDLE), default=None)
        if best is None or best.box.overlap(MIDDLE) < _SHARED:
            return None
        return view.outside(best, image.shape)

    def _roll_at(self, box: Box) -> float:
        """Return how far the face that was found near a box is turned."""
        last = max(self._found, key=lambda one: one.box.overlap(box), default=None)
        if last is None or last.landmarks is None or not last.box.overlap(box):
            return 0.0
        return roll_of(last.landmarks)

    def _pause(self, near: Sequence[Detection | None]) -> float:
        if not near:
            return self._rhythm.alone
        return self._rhythm.missing if None in near else self._rhythm.following

    def _is_due(self, frame: Frame, now: float, pause: float) -> bool:
        other = frame.cut or frame.image.shape != self._shape
        return other or now - self._scanned >= pause

    def _new(
        self, image: Image, found: Sequence[Detection], expected: Sequence[Box]
    ) -> Iterator[Detection]:
        """Yield the faces that a scan of the whole finds where none has been found."""
        for proposal in self._detectors.whole.detect(image):
            if not any(are_same(proposal.box, other.box) for other in found):
                detector = self._detector_at(proposal.box, expected)
                face = self._look(image, proposal.box, 0.0, detector)
                if face:
                    yield face


def _are_close(one: Box, other: Box) -> bool:
    lengths = (one.width, one.height, other.width, other.height)
    return math.dist(one.centre, other.centre) < _CLOSE * max(lengths)


def _detect_alike(one: PipelineOptions, other: PipelineOptions) -> bool:
    """Return whether options make the same detectors, which take time to make."""
    return replace(one, smoothing=other.smoothing) == other
