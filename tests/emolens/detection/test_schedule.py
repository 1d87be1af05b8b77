import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from emolens.detection.haar import HaarDetector
from emolens.detection.schedule import FullScan, Rhythm, ScanSchedule
from emolens.detection.verification import CERTAIN, LIKELY, UNASKED
from emolens.readings import Box, Frame, Image

HERE = Box(10, 10, 20, 20)
THERE = Box(60, 10, 30, 30)
RHYTHM = Rhythm(alone=1.0, following=4.0, missing=2.0, known=0.045, looks=0.09)


class Detector(HaarDetector):
    """Sees the boxes that it was told are faces, and notes what it was asked."""

    parts = 1

    def __init__(self, *faces: Box) -> None:
        self.faces = list(faces)
        self.scanned: list[tuple[int, ...]] = []
        self.scanned_parts: list[int] = []
        self.looked: list[tuple[Box, float]] = []

    def propose(self, image: Image, part: int) -> tuple[Box, ...]:
        self.scanned.append(image.shape)
        self.scanned_parts.append(part)
        return tuple(self.faces)

    def around(self, image: Image, expected: Box, votes: float) -> Box | None:  # noqa: ARG002
        self.looked.append((expected, votes))
        return max(self.faces, key=expected.overlap, default=None)


def frame(time: float, width: int = 100) -> Frame:
    return Frame(np.zeros((50, width, 3), np.uint8), 0, time, 0.0)


def find(
    detector: ScanSchedule | FullScan, frame: Frame, expected: Sequence[Box] = ()
) -> tuple[Box, ...]:
    return detector.find(frame, frame.time, expected)


def scans(detector: Detector, times: Sequence[float], known: Sequence[Box]) -> list[float]:
    """Return at which of these times the whole frame is scanned."""
    finder, when = ScanSchedule(detector, RHYTHM), []
    for time in times:
        before = len(detector.scanned)
        find(finder, frame(time), known)
        when += [time] * (len(detector.scanned) - before)
    return when


def test_a_frame_without_faces_is_not_scanned_every_time() -> None:
    assert scans(Detector(), [0.0, 0.5, 0.9, 1.0, 1.5, 2.0], ()) == [0.0, 1.0, 2.0]


def test_while_faces_are_found_the_whole_is_scanned_seldom() -> None:
    times = [float(time) for time in range(10)]
    assert scans(Detector(HERE), times, [HERE]) == [0.0, 4.0, 8.0]


def test_while_a_face_is_missed_the_whole_is_scanned_more_often() -> None:
    times = [float(time) for time in range(5)]
    assert scans(Detector(), times, [HERE]) == [0.0, 2.0, 4.0]


def test_a_frame_of_another_size_is_scanned_at_once() -> None:
    detector = Detector(HERE)
    finder = ScanSchedule(detector, RHYTHM)
    for time, width in ((0.0, 100), (0.1, 100), (0.2, 80)):
        find(finder, frame(time, width), [HERE])
    assert detector.scanned == [(50, 100, 3), (50, 80, 3)]


def test_a_frame_that_was_jumped_to_is_scanned_at_once() -> None:
    detector = Detector(HERE)
    finder = ScanSchedule(detector, RHYTHM)
    for each in (frame(0.0), frame(0.1), dataclasses.replace(frame(0.2), cut=True), frame(0.3)):
        find(finder, each, [HERE])
    assert len(detector.scanned) == 2


def parts_by_frame(times: Sequence[float]) -> list[list[int]]:
    """Return which of three parts of the whole each frame of a camera bears."""
    detector, parts = Detector(), []
    detector.parts = 3
    finder = ScanSchedule(detector, RHYTHM)
    for time in times:
        detector.scanned_parts.clear()
        find(finder, frame(time))
        parts.append([*detector.scanned_parts])
    return parts


def test_a_scan_is_spread_over_frames_but_for_the_first() -> None:
    times = [0.0, 0.5, 1.0, 1.1, 1.2, 1.3, 2.0]
    assert parts_by_frame(times) == [[0, 1, 2], [], [0], [1], [2], [], [0]]


def test_a_scan_is_ended_before_another_begins_however_slow_the_camera() -> None:
    assert parts_by_frame([0.0, 2.0, 4.0, 6.0, 8.0]) == [[0, 1, 2], [0], [1], [2], [0]]


def searches(detector: Detector, times: Sequence[float], known: Sequence[Box]) -> list[float]:
    """Return at which of these times it is searched around known faces."""
    finder, when = ScanSchedule(detector, RHYTHM), []
    for time in times:
        detector.looked.clear()
        find(finder, frame(time), known)
        when += [time] * any(box in known for box, _ in detector.looked)
    return when


def test_every_known_face_is_looked_for_and_asked_for_less() -> None:
    detector = Detector(HERE, THERE)
    finder = ScanSchedule(detector, RHYTHM)
    find(finder, frame(0.0), [HERE, THERE])
    assert find(finder, frame(0.1), [HERE, THERE]) == (THERE, HERE)
    assert detector.looked == 2 * [(HERE, LIKELY), (THERE, LIKELY)]


def test_while_known_faces_are_found_not_every_frame_is_searched() -> None:
    assert searches(Detector(HERE), [0.0, 0.03, 0.06, 0.09, 0.12], [HERE]) == [0.0, 0.06, 0.12]


def test_between_searches_faces_are_where_they_are_expected() -> None:
    detector = Detector(HERE)
    finder = ScanSchedule(detector, RHYTHM)
    find(finder, frame(0.0), [HERE])
    moved = Box(HERE.x + 4, HERE.y, 20, 20)
    assert find(finder, frame(0.03), [moved]) == (moved,)


def test_a_slow_camera_s_frames_are_all_searched() -> None:
    times = [0.0, 0.05, 0.1, 0.15]
    assert searches(Detector(HERE), times, [HERE]) == times


def test_while_a_face_is_missed_every_frame_is_searched() -> None:
    times = [0.0, 0.03, 0.06]
    assert searches(Detector(), times, [HERE, THERE]) == times


@pytest.mark.parametrize(("gap", "searched"), [(-5, 2), (9, 2), (11, 1)])
def test_two_faces_that_may_soon_cross_are_searched_in_every_frame(gap: int, searched: int) -> None:
    near = Box(HERE.x + 20 + gap, 10, 20, 20)
    assert len(searches(Detector(HERE, near), [0.0, 0.03], [HERE, near])) == searched


def test_one_face_more_is_searched_for_at_once() -> None:
    detector = Detector(HERE, THERE)
    finder = ScanSchedule(detector, RHYTHM)
    find(finder, frame(0.0), [HERE])
    detector.looked.clear()
    find(finder, frame(0.03), [HERE, THERE])
    assert [box for box, _ in detector.looked] == [HERE, THERE]


@pytest.mark.parametrize("gone", [Box(-1, 10, 20, 20), Box(85, 10, 20, 20), Box(10, 40, 20, 20)])
def test_a_face_that_leaves_the_frame_is_searched(gone: Box) -> None:
    times = [0.0, 0.03]
    assert searches(Detector(HERE), times, [gone]) == times


def test_a_known_face_is_not_looked_at_twice_in_every_search() -> None:
    detector = Detector(HERE)
    finder = ScanSchedule(detector, RHYTHM)
    for index in range(8):
        find(finder, frame(index / 30), [HERE])
    assert [votes for _, votes in detector.looked] == 2 * [LIKELY, UNASKED]


def test_a_new_face_must_be_certain() -> None:
    detector = Detector(HERE, THERE)
    assert find(ScanSchedule(detector, RHYTHM), frame(0.0), [HERE]) == (THERE, HERE)
    assert detector.looked == [(HERE, LIKELY), (THERE, CERTAIN)]


def test_a_known_face_that_is_gone_is_not_in_the_answer() -> None:
    finder = ScanSchedule(Detector(), RHYTHM)
    assert find(finder, frame(0.0), [HERE]) == ()


def test_two_known_boxes_of_one_face_give_one_box() -> None:
    shifted = Box(HERE.x + 4, HERE.y, 20, 20)
    assert find(ScanSchedule(Detector(HERE), RHYTHM), frame(0.0), [HERE, shifted]) == (HERE,)


def test_a_box_within_a_face_is_no_second_face() -> None:
    mouth = Box(THERE.x + 10, THERE.y + 15, 10, 10)
    assert find(ScanSchedule(Detector(THERE, mouth), RHYTHM), frame(0.0), [THERE]) == (THERE,)


@pytest.mark.parametrize("make", [ScanSchedule.live, ScanSchedule.of_video, FullScan])
def test_each_finder_finds_a_face_in_its_first_frame(
    astronaut: np.ndarray, make: type[FullScan]
) -> None:
    (box,) = find(make(), Frame(astronaut, 0, 0.0, 0.0))
    assert box.overlap(Box(177, 66, 95, 95)) > 0.8


def test_a_face_that_moves_is_followed_without_scans(astronaut: np.ndarray) -> None:
    finder = ScanSchedule(HaarDetector.live(), Rhythm(1e9, 1e9, 1e9, 0.0, 0.0))
    known = find(finder, Frame(astronaut, 0, 0.0, 0.0))
    for step in range(1, 6):
        moved = np.roll(astronaut, 25 * step, axis=1)
        known = find(finder, Frame(moved, step, step / 30, 0.0), known)
        assert known[0].overlap(Box(177 + 25 * step, 66, 95, 95)) > 0.7


def test_an_analysis_repeats_exactly(astronaut: np.ndarray) -> None:
    def run() -> list[tuple[Box, ...]]:
        finder, known = ScanSchedule.live(), tuple[Box, ...]()
        seen = []
        for step in range(4):
            known = find(finder, Frame(np.roll(astronaut, step, 0), step, step / 2, 0.0), known)
            seen.append(known)
        return seen

    assert run() == run()
