import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.model.contract import CropFraming
from emolens.model.crops import crop_face, cut
from emolens.readings import Box, Detection, Face


def exact(size: int, channels: int = 1) -> CropFraming:
    return CropFraming(size=size, channels=channels, margin=0.0)


def test_a_box_of_the_models_size_is_cut_as_it_is() -> None:
    image = np.arange(100, dtype=np.uint8).reshape(10, 10)
    crop = cut(image, Box(2, 3, 4, 4), exact(4))
    np.testing.assert_array_equal(crop[:, :, 0], image[3:7, 2:6])


def test_the_square_stands_around_the_centre_of_an_oblong_box() -> None:
    image = np.arange(100, dtype=np.uint8).reshape(10, 10)
    crop = cut(image, Box(4, 2, 2, 6), exact(6))
    np.testing.assert_array_equal(crop[:, :, 0], image[2:8, 2:8])


@pytest.mark.parametrize(("margin", "kept"), [(0.5, slice(0, 8)), (-0.25, slice(3, 5))])
def test_the_margin_widens_and_narrows_the_square(margin: float, kept: slice) -> None:
    image = np.arange(64, dtype=np.uint8).reshape(8, 8)
    side = kept.stop - kept.start
    crop = cut(image, Box(2, 2, 4, 4), CropFraming(size=side, channels=1, margin=margin))
    np.testing.assert_array_equal(crop[:, :, 0], image[kept, kept])


def test_outside_the_picture_the_edge_is_repeated() -> None:
    image = np.array([[10, 20], [30, 40]], np.uint8)
    crop = cut(image, Box(-1, 0, 2, 2), exact(2))
    np.testing.assert_array_equal(crop[:, :, 0], [[10, 10], [30, 30]])


def test_shrinking_averages_areas() -> None:
    image = np.zeros((8, 8), np.uint8)
    image[:, ::2] = 200
    np.testing.assert_array_equal(cut(image, Box(0, 0, 8, 8), exact(4)), 100)


def test_grey_is_weighed_as_in_television() -> None:
    image = np.full((4, 4, 3), (10, 100, 200), np.uint8)
    grey = round(0.114 * 10 + 0.587 * 100 + 0.299 * 200)
    np.testing.assert_array_equal(cut(image, Box(0, 0, 4, 4), exact(4)), grey)


def test_a_model_for_colour_gets_red_green_and_blue_in_this_order() -> None:
    image = np.full((4, 4, 3), (1, 2, 3), np.uint8)
    crop = cut(image, Box(0, 0, 4, 4), exact(4, channels=3))
    np.testing.assert_array_equal(crop[0, 0], (3, 2, 1))


def test_a_grey_picture_serves_a_model_for_colour() -> None:
    crop = cut(np.full((4, 4), 7, np.uint8), Box(0, 0, 4, 4), exact(4, channels=3))
    np.testing.assert_array_equal(crop, np.full((4, 4, 3), 7))


@settings(deadline=None)
@given(
    shape=st.tuples(st.integers(1, 60), st.integers(1, 60)),
    coloured=st.booleans(),
    box=st.builds(
        Box,
        st.integers(-300, 300),
        st.integers(-300, 300),
        st.integers(0, 300),
        st.integers(0, 300),
    ),
    rule=st.builds(
        CropFraming,
        size=st.integers(1, 64),
        channels=st.sampled_from([1, 3]),
        margin=st.floats(-0.49, 2.0),
    ),
)
def test_any_box_on_any_picture_gives_a_crop_of_its_colours(
    shape: tuple[int, int], coloured: bool, box: Box, rule: CropFraming
) -> None:
    image = np.full((*shape, 3) if coloured else shape, 90, np.uint8)
    crop = cut(image, box, rule)
    assert crop.dtype == np.uint8
    np.testing.assert_array_equal(crop, np.full((rule.size, rule.size, rule.channels), 90))


@settings(deadline=None)
@given(
    shape=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    left=st.integers(-150, 150),
    top=st.integers(-150, 150),
    side=st.integers(1, 100),
)
def test_every_pixel_is_the_nearest_one_of_the_picture(
    shape: tuple[int, int], left: int, top: int, side: int
) -> None:
    image = np.arange(shape[0] * shape[1], dtype=np.uint8).reshape(shape)
    rows = np.clip(np.arange(top, top + side), 0, shape[0] - 1)
    columns = np.clip(np.arange(left, left + side), 0, shape[1] - 1)
    crop = cut(image, Box(left, top, side, side), exact(side))
    np.testing.assert_array_equal(crop[:, :, 0], image[rows[:, None], columns])


LANDMARKS = np.array([(202, 101), (246, 104), (222, 127), (203, 140), (247, 140)], np.float32)
"""Of the astronaut."""


@pytest.mark.parametrize("channels", [1, 3])
def test_a_face_with_landmarks_is_cropped_around_them(astronaut: np.ndarray, channels: int) -> None:
    framing = CropFraming(size=48, channels=channels, margin=0.4, aligned_margin=0.0)
    crop = crop_face(astronaut, Detection(Box(0, 0, 9, 9), 1.0, LANDMARKS), framing)
    assert crop.shape == (48, 48, channels)
    level = cut(astronaut, Box(184, 76, 82, 82), exact(48, channels))
    assert np.corrcoef(crop.ravel(), level.ravel())[0, 1] > 0.95


def test_a_face_without_landmarks_is_cropped_around_its_box(astronaut: np.ndarray) -> None:
    box = Box(177, 66, 95, 95)
    np.testing.assert_array_equal(
        crop_face(astronaut, Face(box), exact(48)), cut(astronaut, box, exact(48))
    )
