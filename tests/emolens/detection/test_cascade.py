import cv2
import numpy as np
import pytest

from emolens.detection.cascade import Cascade
from emolens.readings import Box

FACE = Box(177, 66, 95, 95)


@pytest.fixture(scope="module")
def cascade() -> Cascade:
    return Cascade("haarcascade_frontalface_alt2.xml", step=1.1)


@pytest.fixture
def grey(astronaut: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY), np.uint8)


def test_sizes_bound_what_is_found(grey: np.ndarray, cascade: Cascade) -> None:
    assert any(box.overlap(FACE) > 0.7 for box in cascade.scan(grey, 3, 60))
    assert not any(box.overlap(FACE) > 0.7 for box in cascade.scan(grey, 3, 140))
    assert not any(box.overlap(FACE) > 0.7 for box in cascade.scan(grey, 3, 40, 60))


def test_fewer_neighbours_find_more(grey: np.ndarray, cascade: Cascade) -> None:
    assert len(cascade.scan(grey, 1, 30)) > len(cascade.scan(grey, 1000, 30)) == 0


def test_a_face_has_the_most_votes(grey: np.ndarray, cascade: Cascade) -> None:
    box, votes = max(cascade.weigh(grey, 60, 140), key=lambda weighed: weighed[1])
    assert box.overlap(FACE) > 0.7
    assert votes > 53.8


def test_where_nothing_is_found_there_is_nothing(cascade: Cascade) -> None:
    plain = np.full((60, 60), 128, np.uint8)
    assert cascade.scan(plain, 1, 20) == ()
    assert cascade.weigh(plain, 20, 60) == ()


def test_a_missing_cascade_is_an_error() -> None:
    with pytest.raises(OSError, match="no-such"):
        Cascade("no-such.xml", step=1.1)
