import numpy as np
import pytest

from emolens.readings import Box
from emolens.tracking.motion import Motion, distances

FACE = Box(100, 50, 80, 100)
LARGE = Box(0, 0, 1000, 1000)


def test_a_face_seen_once_is_expected_where_it_was() -> None:
    assert Motion(FACE, 0.0).box_at(3.0) == FACE


@pytest.mark.parametrize("rate", [5, 10, 30, 60])
def test_a_steady_movement_is_carried_on(rate: int) -> None:
    motion = Motion(FACE, 0.0)
    for index in range(1, 2 * rate + 1):
        motion.see(Box(FACE.x + round(120 * index / rate), FACE.y, 80, 100), index / rate)
    expected = motion.box_at(3.0)
    assert expected.x == pytest.approx(FACE.x + 360, abs=4)
    assert (expected.y, expected.width, expected.height) == (FACE.y, 80, 100)


def test_jitter_leaves_little_speed() -> None:
    rng = np.random.default_rng(0)
    speeds = []
    for _ in range(50):
        motion = Motion(LARGE, 0.0)
        for index in range(1, 30):
            x, y = rng.normal(0, 0.01 * LARGE.width, 2)
            motion.see(Box(round(x), round(y), 1000, 1000), index / 10)
        speeds.append((motion.at(4.0) - motion.at(3.0))[0] / LARGE.width)
    assert np.std(speeds) < 0.05


def test_a_size_is_averaged_and_not_carried_on() -> None:
    motion = Motion(FACE, 0.0)
    motion.see(Box(90, 45, 100, 110), 0.1)
    later = motion.box_at(5.0)
    assert 80 < later.width < 100
    assert later.width == motion.box_at(0.1).width


def test_distances_are_in_sides_of_the_expected_face() -> None:
    motions = [Motion(FACE, 0.0), Motion(Box(0, 0, 10, 10), 0.0)]
    boxes = [FACE, Box(140, 150, 80, 100), Box(60, 0, 160, 200)]
    far = distances(motions, boxes, 1.0)
    assert far.shape == (2, 3)
    assert far[0] == pytest.approx([0, np.hypot(0.5, 1), np.log(2)])


def test_without_faces_or_boxes_there_are_no_distances() -> None:
    assert distances([], [FACE], 0.0).shape == (0, 1)
    assert distances([Motion(FACE, 0.0)], [], 0.0).shape == (1, 0)


def test_an_empty_box_has_a_distance() -> None:
    motion = Motion(Box(5, 5, 0, 0), 0.0)
    assert np.isfinite(distances([motion], [Box(5, 5, 0, 0)], 1.0)).all()
