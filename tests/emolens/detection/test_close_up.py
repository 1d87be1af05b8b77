import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.detection.close_up import FACE, SIDE, close_up
from emolens.readings import Image

places = st.floats(-300, 900)


@pytest.mark.parametrize("roll", [0, 30, -90])
@pytest.mark.parametrize("length", [30, 80, 200])
def test_the_face_is_in_its_middle_at_one_size(length: float, roll: float) -> None:
    image = np.zeros((400, 500), np.uint8)
    half = round(length / 2)
    image[200 - half : 200 + half, 250 - half : 250 + half] = 200
    view = close_up(image, (250, 200), length, roll)
    assert view.image.shape == (SIDE, SIDE)
    assert (view.image > 100).sum() == pytest.approx(FACE**2, rel=0.05)
    assert view.image[SIDE // 2, SIDE // 2] == 200


@given(places, places, st.floats(1, 2000), st.floats(-180, 180))
def test_the_way_back_leads_to_the_face(x: float, y: float, length: float, roll: float) -> None:
    view = close_up(np.zeros((300, 400, 3), np.uint8), (x, y), length, roll)
    assert view.image.shape == (SIDE, SIDE, 3)
    middle = view.back[:, :2] @ (SIDE / 2, SIDE / 2) + view.back[:, 2]
    assert middle.tolist() == pytest.approx([x, y], abs=1e-3)
    across = view.back[:, 0] * FACE
    assert np.hypot(*across) == pytest.approx(length, rel=1e-4)


def test_a_tilted_face_stands_upright(astronaut: Image) -> None:
    tilted = np.ascontiguousarray(np.rot90(astronaut))  # against the clock
    upright = close_up(astronaut, (224, 113), 95).image.astype(int)
    turned = close_up(tilted, (113, 511 - 224), 95, roll=90).image.astype(int)
    assert np.abs(upright - turned).mean() < 4


def test_beyond_the_image_it_is_black() -> None:
    assert not close_up(np.full((50, 50), 255, np.uint8), (500, 500), 20).image.any()
