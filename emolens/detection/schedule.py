"""Find the faces of a frame: everywhere, or mostly where faces are expected."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from emolens.detection.boxes import are_same, by_size, distinct, gap, lies_in
from emolens.detection.haar import HaarDetector
from emolens.detection.verification import CERTAIN, LIKELY, UNASKED
from emolens.options import PipelineOptions
from emolens.readings import Box, Frame, Image

_CLEAR = 0.5
"""Two faces nearer to each other than this, in widths, may soon cross."""


@dataclass(frozen=True)
class Rhythm:
    """Seconds from one search to the next.

    Attributes:
        alone: Of the whole frame, while no face is known.
        following: Of the whole frame, while every known face is found.
        missing: Of the whole frame, while one of them is not.
        known: Around known faces, while every one of them is found.
        looks: With a second look at known faces, which takes longer than to find them; what is no
            face is none a few frames later.
    """

    alone: float
    following: float
    missing: float
    known: float
    looks: float


# A scan of the whole frame costs as much as following a face for ten frames or more. Live, every
# other frame of thirty a second is searched; a frame of twenty or fewer always is.
LIVE = Rhythm(alone=0.3, following=1.5, missing=0.3, known=0.045, looks=0.19)
OF_VIDEO = Rhythm(alone=0.5, following=1.0, missing=0.5, known=0.0, looks=0.09)


class FullScan:
    """Scans the whole of every frame. For stills."""

    def __init__(self) -> None:
        self._detector = HaarDetector.thorough()

    def configure(self, options: PipelineOptions) -> None:
        """Find faces as these options say from the next frame on."""
        self._detector.configure(options)

    def find(
        self,
        frame: Frame,
        now: float,  # noqa: ARG002
        expected: Sequence[Box],  # noqa: ARG002
    ) -> tuple[Box, ...]:
        """Return the boxes of the faces in pixels of the frame, the largest first.

        Args:
            frame: What to search.
            now: Makes no difference here.
            expected: Neither.
        """
        return self._detector.detect(frame.image)


class ScanSchedule:
    """Scans the whole frame now and then, otherwise only around known faces. For one source.

    The first frame is scanned whole, and so is one that was jumped to or is of another size than
    the one before. Other scans are spread over frames, a part to each, so that none is late.
    Between searches known faces are taken to be where they are expected.
    Time is the source's own, never a clock's, so that an analysis repeats exactly.

    Args:
        detector: Finds the faces, or stands in for one that does.
        rhythm: When to scan the whole frame.
    """

    def __init__(self, detector: HaarDetector, rhythm: Rhythm) -> None:
        self._detector = detector
        self._rhythm = rhythm
        self._time = 0.0
        self._scanned = self._searched = self._looked = -math.inf
        self._found = 0  # faces by the last search around known ones; none if one was missed
        self._waiting: list[int] = []  # parts of the scan that has begun
        self._shape: tuple[int, ...] = ()

    @classmethod
    def of_video(cls) -> ScanSchedule:
        """Return a finder for every frame of a video file that is analysed."""
        return cls(HaarDetector.thorough(), OF_VIDEO)

    @classmethod
    def live(cls) -> ScanSchedule:
        """Return a finder that keeps up with a camera or a video that is played."""
        return cls(HaarDetector.live(), LIVE)

    def configure(self, options: PipelineOptions) -> None:
        """Find faces as these options say from the next frame on."""
        self._detector.configure(options)

    def find(self, frame: Frame, now: float, expected: Sequence[Box]) -> tuple[Box, ...]:
        """Return the boxes of the faces in pixels of the frame, the largest first.

        Args:
            frame: What to search.
            now: Its time in seconds, later than that of the last.
            expected: Where tracked faces, also those just lost, are expected in it.
        """
        self._time = now
        near = (
            expected if self._trusts(expected, frame.image) else self._search(expected, frame.image)
        )
        found = distinct(box for box in near if box)
        for part in self._due(frame, self._pause(expected, missed=None in near)):
            found = distinct([*found, *self._new(frame, part, found)])
        return by_size(found)

    def _trusts(self, known: Sequence[Box], image: Image) -> bool:
        """Return whether known faces need not be searched this time.

        They do where one may be about to hide: behind another, or beyond the border.
        """
        if len(known) != self._found or self._time - self._searched >= self._rhythm.known:
            return False
        close = any(gap(one, other) < _CLEAR for one, other in combinations(known, 2))
        return not close and all(lies_in(box, image.shape) for box in known)

    def _search(self, known: Sequence[Box], image: Image) -> list[Box | None]:
        """Return what is where each face is expected."""
        votes = self._votes_of_known()
        near = [self._detector.around(image, box, votes) for box in known]
        self._searched, self._found = self._time, 0 if None in near else len(near)
        return near

    def _votes_of_known(self) -> float:
        """Return what is asked of known faces this time."""
        if self._time - self._looked < self._rhythm.looks:
            return UNASKED
        self._looked = self._time
        return LIKELY

    def _pause(self, known: Sequence[Box], *, missed: bool) -> float:
        if not known:
            return self._rhythm.alone
        return self._rhythm.missing if missed else self._rhythm.following

    def _due(self, frame: Frame, pause: float) -> list[int]:
        """Return the parts of a scan that this frame bears."""
        other = frame.cut or frame.image.shape != self._shape
        if other or not (self._waiting or self._time - self._scanned < pause):
            self._scanned, self._shape = self._time, frame.image.shape
            self._waiting = list(range(self._detector.parts))
        parts = self._waiting if other else self._waiting[:1]
        self._waiting = self._waiting[len(parts) :]
        return parts

    def _new(self, frame: Frame, part: int, found: Sequence[Box]) -> Iterable[Box]:
        """Yield faces of a part of the scan where none has been found."""
        votes = CERTAIN + self._detector.caution
        for box in self._detector.propose(frame.image, part):
            if not any(are_same(box, other) for other in found):
                face = self._detector.around(frame.image, box, votes)
                if face:
                    yield face
