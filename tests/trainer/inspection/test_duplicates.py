from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset
from trainer.data.dataset import Dataset, read_dataset
from trainer.data.deduplication import without_near_duplicates
from trainer.inspection.duplicates import Repeated, find_duplicates


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    """Train has copies of its own, of validation, and one of another label."""
    dataset = read_dataset(write_dataset(tmp_path / "faces"))
    crops, measured = dataset.training.crops.copy(), dataset.validation.crops
    crops[1] = crops[0]  # angry, angry
    crops[10] = crops[9][:, ::-1]  # happy, happy
    crops[11] = measured[4]  # happy, happy
    crops[12] = measured[0]  # happy, angry
    crops[23] = crops[22] = 128  # flat ones are copies, but nobody's twins
    return replace(dataset, training=replace(dataset.training, crops=crops))


def test_counts_copies_and_twins(faces: Dataset) -> None:
    found = find_duplicates(faces)
    assert found.within == {"train": Repeated(2, 2), "validation": Repeated(0, 0)}
    assert found.across == {
        "train in validation": Repeated(2, 2),
        "validation in train": Repeated(2, 2),
    }


def test_names_twins_with_different_labels(faces: Dataset) -> None:
    assert find_duplicates(faces).conflicts == (("train/happy/4.png", "validation/angry/0.png"),)


def test_says_what_a_training_leaves_out(faces: Dataset) -> None:
    tested = replace(faces, test=faces.validation.only(np.arange(12) % 2 == 0))
    clean = without_near_duplicates(tested)
    assert find_duplicates(tested).left_out == {"train": 2, "validation": 6}
    assert (clean.near_duplicates, clean.validation_near_duplicates) == (2, 6)
