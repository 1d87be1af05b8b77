from dataclasses import replace

import numpy as np
import pytest

from emolens.detection.verification import THRESHOLD, UNVERIFIED, VerificationCascade
from emolens.readings import Box

FACE = Box(177, 66, 95, 95)


@pytest.fixture(scope="module")
def cascade() -> VerificationCascade:
    return VerificationCascade()


def test_a_face_scores_clearly_above_the_threshold(
    astronaut: np.ndarray, cascade: VerificationCascade
) -> None:
    assert cascade.score(astronaut, FACE) > THRESHOLD + 0.3


@pytest.mark.parametrize(
    "box", [Box(60, 380, 95, 95), Box(20, 150, 60, 60), replace(FACE, width=30, height=30)]
)
def test_what_is_no_face_or_another_box_is_below(
    box: Box, astronaut: np.ndarray, cascade: VerificationCascade
) -> None:
    assert cascade.score(astronaut, box) < THRESHOLD


def test_beyond_the_picture_there_is_no_score(
    astronaut: np.ndarray, cascade: VerificationCascade
) -> None:
    assert cascade.score(astronaut, Box(900, 0, 50, 50)) == UNVERIFIED


def test_a_head_upside_down_is_below(astronaut: np.ndarray, cascade: VerificationCascade) -> None:
    turned = np.ascontiguousarray(astronaut[::-1])
    assert cascade.score(turned, replace(FACE, y=512 - 66 - 95)) < THRESHOLD
