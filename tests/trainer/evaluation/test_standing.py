from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emolens.model.output import ModelOutput
from tests.models import make_metadata
from tests.runs import tiny_dataset
from trainer.data.dataset import Dataset, Split
from trainer.evaluation.standing import standing
from trainer.evaluation.trained_model import TrainedModel
from trainer.picture_digests import digest_dataset, write_digests
from trainer.run import Run


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return tiny_dataset(tmp_path)


@pytest.fixture
def model(dataset: Dataset, tmp_path: Path) -> TrainedModel:
    """Return a run that learnt the dataset, under a name that nobody would know it by."""

    def infer(crops: np.ndarray) -> ModelOutput:
        raise AssertionError(len(crops))

    metadata = replace(make_metadata(dataset.labels), training={"data": "dataset: a, b.zip, x: 1"})
    run = Run(tmp_path)
    write_digests(run, digest_dataset(dataset))
    return TrainedModel("run", "run", metadata, run, infer)


def first(split: Split, count: int) -> Split:
    return split.only(np.arange(len(split)) < count)


def test_pictures_learnt_are_known_by_whatever_name(model: TrainedModel, dataset: Dataset) -> None:
    said = standing(model, "renamed.zip", "all", dataset.training)
    assert said.startswith("the model learnt from these very pictures")
    said = standing(model, "renamed.zip", "validation", dataset.validation)
    assert "were chosen on this split" in said


def test_a_part_that_is_known_is_counted(model: TrainedModel, dataset: Dataset) -> None:
    crops = np.concatenate([dataset.training.crops[:3], 255 - dataset.training.crops[3:5]])
    some = replace(first(dataset.training, 5), crops=crops)
    assert "learnt from 3 of these 5 pictures" in standing(model, "renamed.zip", "test", some)


def test_unknown_pictures_are_said_to_be_so(model: TrainedModel, dataset: Dataset) -> None:
    other = replace(dataset.training, crops=255 - dataset.training.crops)
    said = standing(model, "a, b.zip", "train", other)  # the name is another's by chance
    assert "nothing was learnt from these pictures and nothing chosen on them" in said
    assert "Of earlier runs" not in said


def test_earlier_runs_without_digests_are_owned_up_to(
    model: TrainedModel, dataset: Dataset, tmp_path: Path
) -> None:
    write_digests(Run(tmp_path), digest_dataset(dataset, [None]))
    other = replace(dataset.training, crops=255 - dataset.training.crops)
    assert standing(model, "x", "test", other).endswith("no digests are kept")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a, b.zip", "test split of the dataset that it was made with, by name; this run keeps no"),
        ("c.zip", "another dataset than it was made with, by name; this run keeps no digests"),
    ],
)
def test_without_digests_a_name_claims_no_independence(
    model: TrainedModel, dataset: Dataset, tmp_path: Path, name: str, said: str
) -> None:
    Run(tmp_path).digests.unlink()
    text = standing(model, name, "test", dataset.validation)
    assert text.startswith(said)
    assert text.endswith("were among them is unknown")
