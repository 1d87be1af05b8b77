import cv2
import numpy as np
import pytest

from emolens.model.contract import CropFraming
from tests.evaluations import make_split
from trainer.data.dataset import Split
from trainer.face_head.windows import training_windows, validation_windows

RULE = CropFraming(size=48, channels=1, margin=0.0)
FACE = (slice(66, 161), slice(177, 272))
"""Rows and columns of the astronaut's face, as the cascade draws its box."""


@pytest.fixture
def split(astronaut: np.ndarray) -> Split:
    """Several times the astronaut's face."""
    grey = cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY)
    faces = make_split([0] * 9, size=48)
    faces.crops[:] = cv2.resize(grey[FACE], (48, 48), interpolation=cv2.INTER_AREA)[..., None]
    return faces


def test_crops_are_faces_and_windows_are_both(split: Split) -> None:
    windows = training_windows(split, RULE, count=9, seed=3)
    assert windows.crops.shape == (len(windows.faces), 48, 48, 1)
    assert (windows.crops[:9] == split.crops[0]).all()
    assert windows.faces[:9].all()
    rest = windows.faces[9:]
    assert 0 < rest.sum() < len(rest)


def test_what_is_found_on_a_face_looks_like_it(split: Split) -> None:
    windows = validation_windows(split, RULE, count=9, seed=3)
    face = split.crops[0].astype(float).ravel()
    alike = [np.corrcoef(crop.astype(float).ravel(), face)[0, 1] for crop in windows.crops]
    assert windows.faces.sum() >= 4
    assert min(np.array(alike)[windows.faces]) > 0.4


def test_the_same_seed_repeats_and_another_does_not(split: Split) -> None:
    one, same, other = (
        training_windows(split, RULE, count=2, seed=seed).crops for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one, same)
    assert one.shape != other.shape or (one != other).any()


def test_nothing_found_is_no_windows() -> None:
    windows = validation_windows(make_split([0], size=48), RULE, count=1, seed=0)
    assert windows.crops.shape[1:] == (48, 48, 1)
    assert not windows.faces.any()
