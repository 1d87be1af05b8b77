"""The model file that the app comes with, and the run beside it."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.model.onnx_model import OnnxModel
from emolens.pipeline import Pipeline
from emolens.readings import Box, Frame, Image, Reading
from emolens.resources import model_file
from trainer.run import Run

NOSE = 224 / 512, 120 / 512
RUN = Run(Path(__file__).parents[1] / "assets" / "run")


@pytest.fixture(scope="module")
def classifier() -> OnnxModel:
    return OnnxModel.load(model_file())


def read(classifier: OnnxModel, image: Image, nose: tuple[float, float]) -> Reading:
    """Return the reading of the face around ``nose``, given as shares of the picture's sides."""
    height, width = image.shape[:2]
    x, y = nose[0] * width, nose[1] * height
    analysed = Pipeline.of_stills(classifier).read(Frame(image, 0, 0.0, 0.0))
    (reading,) = (reading for reading in analysed.readings if covers(reading.face.box, x, y))
    return reading


def covers(box: Box, x: float, y: float) -> bool:
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


def test_an_obvious_smile_is_happy(classifier: OnnxModel, astronaut: Image) -> None:
    reading = read(classifier, astronaut, NOSE)
    assert reading.expression == "happy"
    assert not reading.uncertain
    assert reading.scores["happy"] > 0.9


@pytest.mark.parametrize("side", [256, 320, 1024])
def test_the_size_of_the_picture_does_not_matter(
    classifier: OnnxModel, astronaut: Image, side: int
) -> None:
    resized = cv2.resize(astronaut, (side, side)).astype(np.uint8)
    assert read(classifier, resized, NOSE).expression == "happy"


def test_a_mirrored_smile_is_a_smile(classifier: OnnxModel, astronaut: Image) -> None:
    mirrored = read(classifier, np.ascontiguousarray(astronaut[:, ::-1]), (1 - NOSE[0], NOSE[1]))
    assert mirrored.expression == "happy"


def test_noise_is_not_read_with_confidence(classifier: OnnxModel) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (16, 48, 48, 1), dtype=np.uint8)
    assert classifier.predict(noise).max(axis=1).mean() < 0.9


def test_the_file_is_the_one_of_the_run_beside_it(classifier: OnnxModel) -> None:
    card = RUN.read_card()
    assert classifier.metadata.keras_digest == card.keras_digest
    assert classifier.metadata.labels == card.labels
    assert classifier.metadata.metrics == card.metrics
    assert card.complete
