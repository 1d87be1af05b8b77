from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emolens.model.output import ModelOutput
from tests.datasets import LABELS, write_dataset
from tests.models import make_metadata
from trainer.data.dataset import Dataset, read_dataset
from trainer.errors import DatasetError
from trainer.evaluation.evaluation import evaluate
from trainer.evaluation.report import SplitName
from trainer.evaluation.trained_model import TrainedModel


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    return read_dataset(write_dataset(tmp_path / "faces", training=2, validation=4))


def make_model(
    labels: tuple[str, ...] = LABELS, size: int = 48, data: str = "faces"
) -> TrainedModel:
    """Return a model that names the label that its crops' stripes stand for, whatever the order."""
    metadata = replace(make_metadata(labels, size), training={"data": f"dataset: {data}, x: 1"})

    def infer(crops: np.ndarray) -> ModelOutput:
        stripes = (crops.mean(axis=(2, 3)) > 120).sum(axis=1) // 6
        named = [labels.index(LABELS[count - 1]) for count in stripes]
        return ModelOutput(np.where(np.eye(len(labels))[named] > 0, 0.9, 0.1 / (len(labels) - 1)))

    return TrainedModel("tiny.onnx", "model file", metadata, None, infer)


def test_measures_labels_in_another_order(faces: Dataset) -> None:
    report = evaluate(make_model(("neutral", "angry", "happy")), faces, "validation").report
    assert report.figures["accuracy"].value == 1
    assert list(report.expressions) == ["neutral", "angry", "happy"]
    assert report.confusion == ((4, 0, 0), (0, 4, 0), (0, 0, 4))
    assert report.faces.count == report.faces.agreed == report.faces.judged == 12
    assert report.figures["calibration_error"].value == pytest.approx(0.1, abs=1e-6)
    assert report.expressions["happy"].recall is not None
    assert sum(one.faces for one in report.bins) == 12


def test_an_expression_without_faces_has_no_figures(faces: Dataset) -> None:
    report = evaluate(make_model((*LABELS, "sad")), faces, "validation").report
    assert report.expressions["sad"].faces == 0
    assert report.expressions["sad"].recall is None
    assert report.expressions["sad"].precision is None


@pytest.mark.parametrize(
    ("split", "data", "standing"),
    [
        ("validation", "faces", "by the dataset's name, the model's best epoch and its calib"),
        ("train", "faces", "learnt from these very pictures"),
        ("test", "faces", "by name; this model file keeps no digests"),
        ("validation", "other.zip", "by name; this model file keeps no digests"),
    ],
)
def test_says_what_the_split_was_to_the_model(
    faces: Dataset, split: SplitName, data: str, standing: str
) -> None:
    faces = replace(faces, test=faces.validation)
    report = evaluate(make_model(data=data), faces, split).report
    assert standing in report.faces.standing
    assert report.faces.split == split


def test_a_dataset_without_a_test_split_is_refused(faces: Dataset) -> None:
    with pytest.raises(DatasetError, match=r"faces has no test split: give --split validation\."):
        evaluate(make_model(), faces, "test")
