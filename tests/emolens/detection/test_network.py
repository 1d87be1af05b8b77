import cv2
import numpy as np
import pytest

from emolens.detection.network import YuNet
from emolens.detection.weights import read_weights
from emolens.readings import Image


@pytest.mark.parametrize(("width", "height"), [(640, 640), (320, 240), (101, 203), (700, 90)])
def test_it_finds_what_opencv_finds_with_the_same_weights(
    astronaut: Image, width: int, height: int
) -> None:
    picture = np.asarray(cv2.resize(astronaut, (width, height)), np.uint8)
    weights = np.frombuffer(read_weights(), np.uint8)
    none = np.zeros(0, np.uint8)
    opencv = cv2.FaceDetectorYN.create("onnx", weights, none, (width, height), 0.1, 0.3)
    _, rows = opencv.detect(picture)
    found = YuNet(0.1).scan(picture)
    expected = np.zeros((0, 15)) if rows is None else np.asarray(rows)
    sizes = found.corners[:, 2:] - found.corners[:, :2]
    parts = found.corners[:, :2], sizes, found.landmarks.reshape(-1, 10), found.scores[:, None]
    np.testing.assert_allclose(np.concatenate(parts, axis=1), expected, atol=0.01)


def test_a_plain_picture_shows_nothing() -> None:
    found = YuNet(0.1).scan(np.full((50, 70, 3), 128, np.uint8))
    assert found.corners.shape == (0, 4)
    assert found.landmarks.shape == (0, 5, 2)
    assert found.scores.shape == (0,)
