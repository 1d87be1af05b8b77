import cv2
import numpy as np
import pytest

from emolens.hardware.selection import LARGEST_DIFFERENCE
from emolens.hardware.synthetic_faces import COUNT, synthetic_faces
from emolens.model.contract import CropFraming
from emolens.model.onnx_model import OnnxModel
from emolens.resources import int8_model_file, model_file


@pytest.mark.parametrize(("size", "channels"), [(48, 1), (64, 3), (224, 3)])
def test_they_fit_the_crop_rule(size: int, channels: int) -> None:
    crops = synthetic_faces(CropFraming(size=size, channels=channels, margin=0.0))
    assert crops.dtype == np.uint8
    assert crops.shape == (COUNT, size, size, channels)


def test_they_are_always_the_same_and_all_different() -> None:
    crops = synthetic_faces(CropFraming(size=48, channels=1, margin=0.0))
    np.testing.assert_array_equal(
        crops, synthetic_faces(CropFraming(size=48, channels=1, margin=0.3))
    )
    assert len({crop.tobytes() for crop in crops}) == COUNT


def test_they_have_light_and_shade() -> None:
    for crop in synthetic_faces(CropFraming(size=48, channels=1, margin=0.0)):
        assert np.ptp(cv2.GaussianBlur(crop, (5, 5), 0)) > 30


def test_the_shipped_model_sees_several_expressions_in_them() -> None:
    """So that they try more of it than one path; and its int8 file agrees on them."""
    exact, rival = (OnnxModel.load(file) for file in (model_file(), int8_model_file()))
    crops = synthetic_faces(exact.metadata.crop)
    scores = exact.predict(crops)
    assert len(set(scores.argmax(axis=1))) >= 4
    assert np.abs(scores - rival.predict(crops)).max(axis=1).mean() < LARGEST_DIFFERENCE
