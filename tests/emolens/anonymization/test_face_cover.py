"""Covers of faces."""

import numpy as np
import pytest

from emolens.anonymization.face_cover import CoverStyle, covered
from emolens.readings import Box, Image


@pytest.fixture
def noise() -> Image:
    return np.random.default_rng(1).integers(1, 255, (200, 300, 3), np.uint8)


def test_a_block_leaves_nothing_and_is_wider_than_the_box(noise: Image) -> None:
    before = noise.copy()
    result = covered(noise, [Box(100, 100, 40, 40)], "block")
    assert not result[86:154, 86:154].any()
    assert np.array_equal(noise, before), "the picture itself stays"
    result[86:154, 86:154] = noise[86:154, 86:154]
    assert np.array_equal(result, noise), "all else stays"


def test_a_blur_leaves_but_a_few_cells(noise: Image) -> None:
    part = covered(noise, [Box(100, 100, 40, 40)], "blur")[86:154, 86:154]
    assert part.std() < noise[86:154, 86:154].std() / 4
    assert np.abs(np.diff(part.astype(int), axis=1)).max() <= 12


@pytest.mark.parametrize("style", ["block", "blur"])
@pytest.mark.parametrize("box", [Box(-30, -30, 40, 40), Box(290, 190, 90, 90), Box(0, 0, 1, 1)])
def test_a_face_at_the_edge_is_covered_as_far_as_it_is_seen(
    noise: Image, box: Box, style: CoverStyle
) -> None:
    assert covered(noise, [box], style).shape == noise.shape


def test_a_face_beside_the_picture_changes_nothing(noise: Image) -> None:
    assert np.array_equal(covered(noise, [Box(900, 0, 40, 40)], "block"), noise)
