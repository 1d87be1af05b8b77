"""Live detection: faces tracked, and false positives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.detection.shots import RATE, Shot
from benchmarks.detection.stills import is_false, is_on
from emolens.detection.detectors import file_detector
from emolens.detection.schedule import ScanSchedule
from emolens.options import PipelineOptions
from emolens.protocols import Detector
from emolens.readings import Box, Frame
from emolens.tracking.track import Track
from emolens.tracking.tracker import MotionTracker

_CHECKED = 10  # every tenth frame is scanned whole, to compare
_SETTLED = 1.0  # seconds until faces that were there from the start should be shown


@dataclass
class Tally:
    """What came of shots.

    Attributes:
        frames: How many frames were analysed.
        compared: Faces that the detector finds in every tenth frame as if it were a still.
        found: How many of those are shown.
        false_positives: Tracks shown that touched no face when they were first shown.
    """

    frames: int = 0
    compared: int = 0
    found: int = 0
    false_positives: int = 0

    @property
    def minutes(self) -> float:
        """How long the shots were."""
        return self.frames / RATE / 60


def follow(shots: Iterable[Shot], options: PipelineOptions) -> Tally:
    """Analyse shots as a camera's frames are."""
    tally, full = Tally(), file_detector(options)
    for shot in shots:
        scanner, tracker = ScanSchedule(), MotionTracker()
        scanner.configure(options)
        tracks: set[Track] = set()
        for frame, faces in shot.frames():
            now = frame.time
            found = scanner.find(frame, now, tracker.expected(now))
            shown = tracker.update([one.box for one in found], now)
            new = set(shown) - tracks
            tally.false_positives += sum(is_false(track.box, faces) for track in new)
            tracks |= new
            if frame.time >= _SETTLED and frame.index % _CHECKED == 0:
                _compare(tally, full, frame, shown, faces)
            tally.frames += 1
    return tally


def _compare(
    tally: Tally, full: Detector, frame: Frame, shown: Iterable[Track], faces: Iterable[Box]
) -> None:
    """Compare what is shown with what a scan of the whole frame finds."""
    boxes = [one.box for one in full.detect(frame.image)]
    shown_boxes = [track.box for track in shown]
    for face in faces:
        if any(is_on(box, face) for box in boxes):
            tally.compared += 1
            tally.found += any(is_on(box, face) for box in shown_boxes)
