from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset
from trainer.data.dataset import Dataset, read_dataset
from trainer.data.deduplication import without_near_duplicates
from trainer.errors import DatasetError


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    return read_dataset(write_dataset(tmp_path / "faces"))


def planted(faces: Dataset, *crops: np.ndarray) -> Dataset:
    """Return ``faces`` with ``crops`` in place of its first training pictures."""
    changed = faces.training.crops.copy()
    changed[: len(crops)] = crops
    return replace(faces, training=replace(faces.training, crops=changed))


def test_leaves_alone_what_only_looks_alike(faces: Dataset) -> None:
    cleaned = without_near_duplicates(faces)
    assert cleaned.near_duplicates == 0
    assert cleaned.training.files == faces.training.files


def test_leaves_out_copies_brighter_ones_and_mirrored_ones(faces: Dataset) -> None:
    copy, other, third = faces.validation.crops[:3]
    brighter = np.clip(other.astype(int) + 10, 0, 255).astype(np.uint8)
    cleaned = without_near_duplicates(planted(faces, copy, brighter, third[:, ::-1]))
    assert cleaned.near_duplicates == 3
    assert cleaned.training.files == faces.training.files[3:]
    np.testing.assert_array_equal(cleaned.training.crops, faces.training.crops[3:])
    np.testing.assert_array_equal(cleaned.training.targets, faces.training.targets[3:])


def test_flat_crops_are_nobody_s_twins(faces: Dataset) -> None:
    assert (
        without_near_duplicates(planted(faces, np.full((48, 48, 1), 128, np.uint8))).near_duplicates
        == 0
    )


def test_keeps_validation_whole(faces: Dataset) -> None:
    cleaned = without_near_duplicates(planted(faces, faces.validation.crops[0]))
    assert cleaned.validation is faces.validation


def test_test_stays_whole_and_shares_nothing(faces: Dataset) -> None:
    """A training picture is left out for a twin in either, a validation picture for one in test."""
    both = faces.validation
    kept = np.arange(len(both)) % 2 == 1
    dataset = replace(faces, validation=both, test=both.only(kept))
    cleaned = without_near_duplicates(planted(dataset, both.crops[0], both.crops[1]))
    assert cleaned.test is dataset.test
    assert cleaned.validation.files == both.only(~kept).files
    assert (cleaned.near_duplicates, cleaned.validation_near_duplicates) == (2, 6)


def test_refuses_a_validation_that_is_in_test(faces: Dataset) -> None:
    with pytest.raises(DatasetError, match="validation/angry/ that is not in a split"):
        without_near_duplicates(replace(faces, test=faces.validation))


def test_refuses_a_label_that_has_only_twins(faces: Dataset) -> None:
    copies = np.repeat(faces.validation.crops[:1], 8, axis=0)
    with pytest.raises(DatasetError, match="train/angry/ that is not in"):
        without_near_duplicates(planted(faces, *copies))
