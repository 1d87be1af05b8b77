from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs import tiny_dataset
from trainer.data.dataset import Dataset
from trainer.data.folds import assign, folds_of
from trainer.errors import DatasetError


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    return tiny_dataset(tmp_path)


def test_each_picture_is_validated_on_once_and_none_is_tested(faces: Dataset) -> None:
    folds = list(folds_of(replace(faces, test=faces.validation), 3))
    everything = sorted((*faces.training.files, *faces.validation.files))
    assert sorted(file for fold in folds for file in fold.validation.files) == everything
    for fold in folds:
        assert sorted((*fold.training.files, *fold.validation.files)) == everything
        assert np.bincount(fold.validation.labels).tolist() == [4, 4, 4]
        assert (fold.test, fold.validation_from) == (None, "fold")


def test_a_picture_keeps_its_crop_and_its_targets(faces: Dataset) -> None:
    before = dict(zip(faces.training.files, faces.training.crops, strict=True))
    before |= dict(zip(faces.validation.files, faces.validation.crops, strict=True))
    for fold in folds_of(faces, 2):
        for file, crop, label, target in zip(
            fold.training.files,
            fold.training.crops,
            fold.training.labels,
            fold.training.targets,
            strict=True,
        ):
            np.testing.assert_array_equal(crop, before[file])
            assert f"/{faces.labels[label]}/" in file
            assert target.argmax() == label


def test_nobody_is_in_two_folds(faces: Dataset) -> None:
    training, validation = faces.training, faces.validation
    named = replace(
        faces,
        training=replace(training, people=np.array([f"p{n % 4}" for n in range(len(training))])),
        validation=replace(validation, people=np.array([f"q{n % 4}" for n in range(12)])),
    )
    for fold in folds_of(named, 4):
        assert fold.training.people is not None
        assert fold.validation.people is not None
        assert not set(fold.training.people) & set(fold.validation.people)
        assert len(set(fold.validation.people)) == 2


def test_too_few_pictures_of_a_label_are_told(faces: Dataset) -> None:
    with pytest.raises(DatasetError, match="too few different pictures of angry for 13 folds"):
        list(folds_of(faces, 13))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), min_size=1, max_size=60),
    st.integers(2, 5),
)
def test_groups_stay_together(drawn: list[tuple[int, int]], count: int) -> None:
    groups = np.array([group for group, _ in drawn], dtype=np.int64)
    labels = np.array([label for _, label in drawn], dtype=np.int64)
    folds = assign(groups, labels, count)
    assert set(folds) <= set(range(count))
    for group in set(groups):
        assert len(set(folds[groups == group])) == 1


@given(st.integers(2, 60), st.integers(2, 60), st.integers(2, 5))
def test_folds_have_their_share_of_each_label(first: int, second: int, count: int) -> None:
    labels = np.repeat([0, 1], [first, second])
    folds = assign(np.arange(len(labels)), labels, count)
    for label in (0, 1):
        sizes = np.bincount(folds[labels == label], minlength=count)
        assert sizes.max() - sizes.min() <= 1
