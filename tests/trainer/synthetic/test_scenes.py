import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from trainer.synthetic import scenes
from trainer.synthetic.scenes import SIDES, SIZE, as_image, compose


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.integers(8, 96), st.sampled_from([1, 3]))
def test_the_face_lies_within_the_scene(seed: int, side: int, channels: int) -> None:
    crop = np.full((side, side, channels), 128, np.uint8)
    scene = compose(crop, np.random.default_rng(seed))
    assert scene.image.shape == ((*SIZE, 3) if channels == 3 else SIZE)
    assert scene.image.dtype == np.uint8
    face = scene.face
    assert SIDES[0] <= face.width == face.height <= SIDES[1]
    assert 0 <= face.x <= SIZE[1] - face.width
    assert 0 <= face.y <= SIZE[0] - face.height


def likeness(seed: int) -> float:
    """Return how a crop correlates with what is cut out of its scene where its box says."""
    small = np.random.default_rng(9).integers(0, 256, (8, 8), dtype=np.uint8)
    crop = cv2.resize(small, (48, 48)).astype(np.uint8)
    scene = compose(crop[:, :, None], np.random.default_rng(seed))
    again = cut(scene.image, scene.face, CropFraming(size=48, channels=1, margin=0.0))[:, :, 0]
    return float(np.corrcoef(crop[8:-8, 8:-8].ravel(), again[8:-8, 8:-8].ravel())[0, 1])


@pytest.mark.parametrize("seed", range(8))
def test_but_for_its_turn_a_crop_lies_just_where_its_box_says(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = likeness(seed)
    monkeypatch.setattr(scenes, "_TURN", 0.0)
    assert turned < likeness(seed)
    assert likeness(seed) > 0.99


def test_faces_are_lit_sized_and_placed_differently() -> None:
    crop = np.full((48, 48, 1), 200, np.uint8)
    made = [compose(crop, np.random.default_rng(seed)) for seed in range(12)]
    middles = [
        scene.image[scene.face.y + scene.face.height // 2, scene.face.x + scene.face.width // 2]
        for scene in made
    ]
    assert np.ptp(np.array(middles, int)) > 30
    assert len({scene.face for scene in made}) == 12


def test_a_seed_repeats_a_scene() -> None:
    crop = np.full((48, 48, 1), 200, np.uint8)
    first, again = (compose(crop, np.random.default_rng((1, 7))) for _ in range(2))
    assert first.face == again.face
    assert np.array_equal(first.image, again.image)


def test_pictures_become_grey_or_bgr_images() -> None:
    red = np.zeros((2, 2, 3), np.uint8)
    red[..., 0] = 255
    assert as_image(red)[0, 0].tolist() == [0, 0, 255]
    assert as_image(red[:, :, :1]).shape == (2, 2)


def test_faces_are_tilted_as_far_as_is_asked_for() -> None:
    crop = np.full((48, 48, 1), 200, np.uint8)
    upright, tilted = (
        [compose(crop, np.random.default_rng(seed), tilt).roll for seed in range(20)]
        for tilt in (0.0, 45.0)
    )
    assert np.std(upright) < 10
    assert max(map(abs, tilted)) < 65
    assert np.std(tilted) > 20
