"""Live detection: faces tracked, false positives, and how much is scanned for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.detection.shots import RATE, Shot
from benchmarks.detection.stills import is_false, is_on
from emolens.detection.haar import NEIGHBOURS, HaarDetector
from emolens.detection.schedule import LIVE, ScanSchedule
from emolens.readings import Box, Frame, Image
from emolens.tracking.track import Track
from emolens.tracking.tracker import Tracker

_CHECKED = 10  # every tenth frame is scanned whole, to compare
_SETTLED = 1.0  # seconds until faces that were there from the start should be shown


class CountingDetector(HaarDetector):
    """The live detector, which counts what it is asked for."""

    scans = 0.0
    searches = 0

    def propose(self, image: Image, part: int) -> tuple[Box, ...]:
        """Count, and propose."""
        self.scans += 1 / self.parts
        return super().propose(image, part)

    def around(self, image: Image, expected: Box, votes: float) -> Box | None:
        """Count, and search."""
        self.searches += 1
        return super().around(image, expected, votes)


@dataclass
class Tally:
    """What came of shots.

    Attributes:
        frames: How many frames were analysed.
        compared: Faces that the full scan of a frame finds, in every tenth frame.
        found: How many of those are shown.
        false_positives: Tracks shown that touched no face when they were first shown.
        scans: Of whole frames.
        searches: Around one box.
    """

    frames: int = 0
    compared: int = 0
    found: int = 0
    false_positives: int = 0
    scans: float = 0.0
    searches: int = 0

    @property
    def minutes(self) -> float:
        """How long the shots were."""
        return self.frames / RATE / 60


def follow(shots: Iterable[Shot]) -> Tally:
    """Analyse shots as a camera's frames are."""
    tally, full = Tally(), HaarDetector.thorough()
    for shot in shots:
        detector = CountingDetector.live()
        finder, tracker = ScanSchedule(detector, LIVE), Tracker()
        tracks: set[Track] = set()
        for frame, faces in shot.frames():
            now = frame.time
            shown = tracker.update(finder.find(frame, now, tracker.expected(now)), now)
            new = set(shown) - tracks
            tally.false_positives += sum(is_false(track.box, faces) for track in new)
            tracks |= new
            if frame.time >= _SETTLED and frame.index % _CHECKED == 0:
                _compare(tally, full, frame, shown, faces)
            tally.frames += 1
        tally.scans += detector.scans
        tally.searches += detector.searches
    return tally


def _compare(
    tally: Tally, full: HaarDetector, frame: Frame, shown: Iterable[Track], faces: Iterable[Box]
) -> None:
    """Compare what is shown with what a scan of the whole frame finds."""
    boxes = full.candidates(frame.image, NEIGHBOURS)
    shown_boxes = [track.box for track in shown]
    for face in faces:
        if any(is_on(box, face) for box in boxes):
            tally.compared += 1
            tally.found += any(is_on(box, face) for box in shown_boxes)
