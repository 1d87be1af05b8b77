from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.model.onnx_model import OnnxModel
from emolens.readings import Box
from tests.fakes import SOME_BOX, UNCLEAR, FakeClassifier, make_analysed, make_reading
from tests.models import make_metadata, write_model
from trainer.evaluation.trained_model import TrainedModel, load_trained_model
from trainer.prediction.predictor import Predictor, describe, is_whole


@pytest.fixture
def crop_png(tmp_path: Path) -> Path:
    """A crop of 48 by 48 whose edges are brighter than its middle."""
    crop = np.full((48, 48), 200, np.uint8)
    crop[8:40, 8:40] = 20
    path = tmp_path / "crop.png"
    assert cv2.imwrite(str(path), crop)
    return path


@pytest.mark.parametrize("margin", [0.0, 0.2, -0.2])
def test_a_crop_goes_in_as_it_is_whatever_the_margin(
    crop_png: Path, tmp_path: Path, margin: float
) -> None:
    metadata = make_metadata(margin=margin).to_json()
    path = write_model(tmp_path / "tiny.onnx", metadata=metadata)
    analysed = Predictor(load_trained_model(path)).predict(crop_png)
    crop = cv2.imread(str(crop_png), cv2.IMREAD_GRAYSCALE)
    assert crop is not None
    (expected,) = OnnxModel.load(path).predict(crop.astype(np.uint8)[None, :, :, None])
    (reading,) = analysed.readings
    assert list(reading.scores.values()) == pytest.approx(list(map(float, expected)))
    assert is_whole(reading, analysed)


def make_model() -> TrainedModel:
    fake = FakeClassifier()
    return TrainedModel("fake", "run", fake.metadata, None, fake.infer)


def test_a_photograph_goes_through_the_detector(astronaut_png: Path) -> None:
    analysed = Predictor(make_model()).predict(astronaut_png)
    (reading,) = analysed.readings
    assert reading.face.box.overlap(Box(170, 66, 105, 105)) > 0.5
    assert not is_whole(reading, analysed)
    assert reading.expression == "happy"


def test_a_crop_of_another_model_s_size_is_searched_like_a_photograph(crop_png: Path) -> None:
    model = make_model()
    larger = replace(model, metadata=make_metadata(size=64))
    assert not Predictor(larger).predict(crop_png).readings


def test_readings_become_lines() -> None:
    analysed = make_analysed(make_reading(), make_reading(scores=UNCLEAR, uncertain=True))
    first, second = describe("a.png", analysed).splitlines()
    box = f"{SOME_BOX.width} by {SOME_BOX.height} pixels at {SOME_BOX.x}, {SOME_BOX.y}"
    assert first.startswith(f"a.png, face of {box}: happy 0.801, neutral 0.094, ")
    assert second.endswith("surprise 0.050 (uncertain)")
    assert describe("a.png", make_analysed()) == "a.png: no face found"


def test_a_reading_of_the_whole_picture_says_so() -> None:
    whole = make_analysed(make_reading(box=Box(0, 0, 80, 60)))
    assert describe("a.png", whole).startswith("a.png, as it is: happy")
