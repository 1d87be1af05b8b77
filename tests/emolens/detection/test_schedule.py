import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from emolens.detection.close_up import MIDDLE, SIDE
from emolens.detection.detectors import LiveDetectors, live_detectors
from emolens.detection.schedule import FullScan, Rhythm, ScanSchedule
from emolens.options import DetectorChoice, PipelineOptions
from emolens.readings import Box, Detection, Frame, Image

HERE = Box(10, 10, 20, 20)
THERE = Box(60, 10, 30, 30)
FACE = Box(177, 66, 95, 95)
"""Where the astronaut's face is."""
RHYTHM = Rhythm(alone=1.0, following=4.0, missing=2.0)
SHAPE = (60, 100, 3)


class Scripted:
    """Detects the boxes that it was told are faces.

    Attributes:
        shapes: Of the images that it was shown.
    """

    def __init__(self, *faces: Box) -> None:
        self.faces = faces
        self.shapes: list[tuple[int, ...]] = []

    def detect(self, image: Image) -> Sequence[Detection]:
        self.shapes.append(image.shape)
        return [Detection(box, 0.9) for box in self.faces]


class Live:
    """A schedule on scripted detectors, by default of a face wherever it looks."""

    def __init__(self, *proposed: Box, near: Box | None = MIDDLE) -> None:
        self.whole = Scripted(*proposed)
        self.near = Scripted(*([near] if near else []))
        self.beside = Scripted(*([near] if near else []))
        detectors = LiveDetectors(self.whole, self.near, self.beside)
        self.schedule = ScanSchedule(RHYTHM, lambda _: detectors)

    def find(self, frame: Frame, expected: Sequence[Box] = ()) -> tuple[Box, ...]:
        return tuple(one.box for one in self.schedule.find(frame, frame.time, expected))

    def scans(self, times: Sequence[float], expected: Sequence[Box]) -> list[float]:
        """Return at which of these times the whole frame is scanned."""
        when = []
        for time in times:
            before = len(self.whole.shapes)
            self.find(frame(time), expected)
            when += [time] * (len(self.whole.shapes) - before)
        return when


def frame(time: float, width: int = 100) -> Frame:
    return Frame(np.zeros((60, width, 3), np.uint8), 0, time, 0.0)


def test_a_frame_without_faces_is_not_scanned_every_time() -> None:
    assert Live().scans([0.0, 0.5, 0.9, 1.0, 1.5, 2.0], ()) == [0.0, 1.0, 2.0]


def test_while_faces_are_found_the_whole_is_scanned_seldom() -> None:
    times = [float(time) for time in range(10)]
    assert Live(HERE).scans(times, [HERE]) == [0.0, 4.0, 8.0]


def test_while_a_face_is_missed_the_whole_is_scanned_more_often() -> None:
    times = [float(time) for time in range(5)]
    assert Live(near=None).scans(times, [HERE]) == [0.0, 2.0, 4.0]


def test_a_frame_of_another_size_is_scanned_at_once() -> None:
    live = Live(HERE)
    for time, width in ((0.0, 100), (0.1, 100), (0.2, 80)):
        live.find(frame(time, width), [HERE])
    assert live.whole.shapes == [(60, 100, 3), (60, 80, 3)]


def test_a_frame_that_was_jumped_to_is_scanned_at_once() -> None:
    live = Live(HERE)
    for each in (frame(0.0), frame(0.1), dataclasses.replace(frame(0.2), cut=True), frame(0.3)):
        live.find(each, [HERE])
    assert len(live.whole.shapes) == 2


def test_every_tracked_face_is_looked_for_in_a_close_up_of_each_frame() -> None:
    live = Live()
    for time in (0.0, 0.1, 0.2):
        assert live.find(frame(time), [HERE, THERE]) == (THERE, HERE)
    assert live.near.shapes == 6 * [(SIDE, SIDE, 3)]


def test_a_face_that_another_may_hide_must_be_seen_surely() -> None:
    close = dataclasses.replace(HERE, x=HERE.x + HERE.width)
    live = Live()
    live.beside.faces = ()
    assert live.find(frame(0.0), [HERE, THERE]) == (THERE, HERE)
    assert live.find(frame(0.1), [HERE, close]) == ()
    assert (len(live.near.shapes), len(live.beside.shapes)) == (2, 2)


def test_what_the_whole_proposes_a_close_up_confirms() -> None:
    assert Live(HERE).find(frame(0.0)) == (HERE,)
    assert Live(HERE, near=None).find(frame(0.0)) == ()


def test_what_is_found_is_not_looked_at_again() -> None:
    live = Live(dataclasses.replace(HERE, x=13))
    assert live.find(frame(0.0), [HERE]) == (HERE,)
    assert len(live.near.shapes) == 1


def test_a_new_face_beside_a_tracked_one_is_found() -> None:
    assert Live(HERE, THERE).find(frame(0.0), [HERE]) == (THERE, HERE)


def test_two_that_are_expected_in_one_place_are_one_face() -> None:
    assert Live().find(frame(0.0), [HERE, dataclasses.replace(HERE, x=12)]) == (HERE,)


def test_what_lies_elsewhere_in_a_close_up_is_another_face() -> None:
    assert Live(near=Box(0, 0, 70, 70)).find(frame(0.0), [HERE]) == ()


def test_a_face_beyond_the_frame_is_lost() -> None:
    assert Live().find(frame(0.0), [Box(-40, 10, 20, 20), Box(300, 10, 20, 20)]) == ()


def test_detectors_are_made_anew_for_other_options_but_not_for_smoothing() -> None:
    made: list[PipelineOptions] = []

    def make(options: PipelineOptions) -> Scripted:
        made.append(options)
        return Scripted(*([HERE] if options.detector == "haar" else []))

    scan = FullScan(make)
    scan.configure(PipelineOptions(smoothing=3.0))
    assert len(made) == 1
    assert scan.find(frame(0.0), 0.0, ()) == ()
    scan.configure(PipelineOptions(detector="haar"))
    assert [one.box for one in scan.find(frame(0.0), 0.0, ())] == [HERE]


@pytest.mark.parametrize("detector", ["yunet", "haar"])
@pytest.mark.parametrize("make", [ScanSchedule, FullScan])
def test_each_finds_a_face_in_its_first_frame(
    astronaut: Image, make: type[ScanSchedule | FullScan], detector: DetectorChoice
) -> None:
    scanner = make()
    scanner.configure(PipelineOptions(detector=detector))
    (face,) = scanner.find(Frame(astronaut, 0, 0.0, 0.0), 0.0, ())
    assert face.box.overlap(FACE) > 0.5
    assert (face.landmarks is not None) == (detector == "yunet")


@pytest.mark.parametrize("detector", ["yunet", "haar"])
def test_a_face_that_moves_is_followed_without_scans(
    astronaut: Image, detector: DetectorChoice
) -> None:
    schedule = ScanSchedule(Rhythm(1e9, 1e9, 1e9))
    schedule.configure(PipelineOptions(detector=detector))
    found = schedule.find(Frame(astronaut, 0, 0.0, 0.0), 0.0, ())
    for step in range(1, 6):
        moved = Frame(np.roll(astronaut, 15 * step, axis=1), step, step / 30, 0.0)
        found = schedule.find(moved, moved.time, [one.box for one in found])
        assert found[0].box.overlap(dataclasses.replace(FACE, x=FACE.x + 15 * step)) > 0.5


def test_landmarks_come_from_the_close_up_into_the_frame(astronaut: Image) -> None:
    schedule = ScanSchedule()
    (face,) = schedule.find(Frame(astronaut, 0, 0.0, 0.0), 0.0, ())
    assert face.landmarks is not None
    assert np.abs(face.landmarks[2] - (222, 127)).max() < 6  # the tip of the nose


def test_an_analysis_repeats_exactly(astronaut: Image) -> None:
    def run() -> list[tuple[Detection, ...]]:
        schedule, seen = ScanSchedule(), list[tuple[Detection, ...]]()
        for step in range(4):
            shown = Frame(np.roll(astronaut, step, 0), step, step / 2, 0.0)
            before = [one.box for one in seen[-1]] if seen else []
            seen.append(schedule.find(shown, shown.time, before))
        return seen

    assert run() == run()


def test_live_detectors_see_what_is_no_face(astronaut: Image) -> None:
    plain = np.full_like(astronaut, 128)
    for detector in live_detectors(PipelineOptions()):
        assert detector.detect(plain) == ()
