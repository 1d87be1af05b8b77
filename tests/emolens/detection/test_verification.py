from dataclasses import replace

import numpy as np
import pytest

from emolens.detection.verification import CERTAIN, LIKELY, SURE, VerificationCascade
from emolens.readings import Box

FACE = Box(177, 66, 95, 95)


@pytest.fixture(scope="module")
def second_look() -> VerificationCascade:
    return VerificationCascade()


def test_a_face_has_votes_enough_for_anything(
    astronaut: np.ndarray, second_look: VerificationCascade
) -> None:
    assert second_look.votes(astronaut, FACE) > CERTAIN > SURE > LIKELY


def test_it_may_be_asked_for_more(astronaut: np.ndarray, second_look: VerificationCascade) -> None:
    votes = second_look.votes(astronaut, FACE)
    assert second_look.confirms(astronaut, FACE, votes)
    assert not second_look.confirms(astronaut, FACE, votes + 0.01)


@pytest.mark.parametrize(
    "box", [Box(60, 380, 95, 95), Box(20, 150, 60, 60), replace(FACE, width=30, height=30)]
)
def test_what_is_no_face_or_another_box_is_doubted(
    box: Box, astronaut: np.ndarray, second_look: VerificationCascade
) -> None:
    assert not second_look.confirms(astronaut, box, LIKELY)


def test_beyond_the_picture_there_are_no_votes(
    astronaut: np.ndarray, second_look: VerificationCascade
) -> None:
    assert second_look.votes(astronaut, Box(900, 0, 50, 50)) == 0


def test_a_head_upside_down_is_doubted(
    astronaut: np.ndarray, second_look: VerificationCascade
) -> None:
    turned = np.ascontiguousarray(astronaut[::-1])
    assert not second_look.confirms(turned, replace(FACE, y=512 - 66 - 95), LIKELY)
