import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.detection.conversion import as_grey
from emolens.detection.patch import cut_patch
from emolens.readings import Box

IMAGE = np.add.outer(np.arange(120), np.arange(200)).astype(np.uint8)


@pytest.mark.parametrize("side", [20, 60])
def test_the_box_is_as_wide_as_asked_for_and_goes_back_to_where_it_was(side: int) -> None:
    box = Box(80, 40, 40, 40)
    patch = cut_patch(IMAGE, box, side, 0.5)
    assert patch is not None
    assert patch.grey.shape == (2 * side, 2 * side)
    assert patch.inside(box) == Box(side // 2, side // 2, side, side)
    assert patch.outside(patch.inside(box)) == box


def test_it_ends_at_the_images_border() -> None:
    box = Box(0, 90, 40, 40)
    patch = cut_patch(IMAGE, box, 40, 0.5)
    assert patch is not None
    assert patch.grey.shape == (50, 60)
    assert patch.inside(box) == Box(0, 20, 40, 40)
    assert np.array_equal(patch.grey, IMAGE[70:, :60])


@pytest.mark.parametrize("box", [Box(300, 0, 10, 10), Box(-50, 0, 10, 10), Box(0, 0, 0, 0)])
def test_there_is_none_where_the_image_holds_none_of_the_box(box: Box) -> None:
    assert cut_patch(IMAGE, box, 60, 0.3) is None


@given(*(st.integers(-400, 400),) * 2, *(st.integers(0, 500),) * 2)
def test_any_box_gives_a_grey_patch_or_none(x: int, y: int, width: int, height: int) -> None:
    patch = cut_patch(IMAGE, Box(x, y, width, height), 60, 0.3)
    assert patch is None or (patch.grey.dtype == np.uint8 and min(patch.grey.shape) > 0)


def test_a_coloured_image_is_weighed_as_eyes_do() -> None:
    green = np.zeros((2, 2, 3), np.uint8)
    green[..., 1] = 100
    assert as_grey(green).tolist() == [[59, 59], [59, 59]]
