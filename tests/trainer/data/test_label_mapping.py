from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import LABELS, write_dataset
from trainer.data.dataset import Dataset, read_dataset
from trainer.data.label_mapping import remap_labels
from trainer.errors import DatasetError


@pytest.fixture
def faces(tmp_path: Path) -> Dataset:
    """Four faces each of angry, happy and neutral."""
    return read_dataset(write_dataset(tmp_path / "faces", training=1))


def test_the_same_labels_change_nothing(faces: Dataset) -> None:
    split, left_out = remap_labels(faces.validation, faces, LABELS)
    assert left_out == 0
    assert np.array_equal(split.labels, faces.validation.labels)
    assert np.array_equal(split.targets, faces.validation.targets)


def test_another_order_is_matched_by_name(faces: Dataset) -> None:
    known = ("neutral", "happy", "angry")
    split, _ = remap_labels(faces.validation, faces, known)
    assert [known[index] for index in split.labels] == [Path(file).parts[1] for file in split.files]
    assert np.array_equal(split.majority, split.labels)
    assert np.array_equal(split.targets.argmax(axis=1), split.labels)


def test_a_face_without_a_majority_stays_without(faces: Dataset) -> None:
    undecided = replace(faces.validation, majority=np.full(12, -1))
    split, _ = remap_labels(undecided, faces, ("neutral", "happy", "angry"))
    assert (split.majority == -1).all()


def test_labels_that_the_dataset_lacks_stay_as_mistakes_to_make(faces: Dataset) -> None:
    split, left_out = remap_labels(faces.validation, faces, ("sad", *LABELS))
    assert left_out == 0
    assert split.targets.shape == (12, 4)
    assert split.targets[:, 0].sum() == 0
    assert set(split.labels) == {1, 2, 3}


def test_faces_that_the_model_cannot_name_are_left_out(faces: Dataset) -> None:
    split, left_out = remap_labels(faces.validation, faces, ("neutral", "angry"))
    assert left_out == 4
    assert {Path(file).parts[1] for file in split.files} == {"angry", "neutral"}
    assert (split.targets.sum(axis=1) == 1).all()


def test_two_labels_in_common_are_enough_to_measure_on_these(faces: Dataset) -> None:
    split, left_out = remap_labels(faces.validation, faces, ("sad", "neutral", "angry"))
    assert left_out == 4
    assert set(split.labels) == {1, 2}


@pytest.mark.parametrize("known", [("neutral", "sad"), ("contempt", "sad")])
def test_labels_of_which_fewer_than_two_are_shared_are_refused(
    faces: Dataset, known: tuple[str, ...]
) -> None:
    with pytest.raises(
        DatasetError, match=r"has the labels angry, happy, neutral, the model knows"
    ):
        remap_labels(faces.validation, faces, known)


def test_votes_are_not_cut_to_fewer_labels(faces: Dataset) -> None:
    voted = replace(faces, votes="ferplus.csv")
    with pytest.raises(DatasetError, match=r"with votes \(ferplus.csv\)"):
        remap_labels(voted.validation, voted, ("neutral", "angry"))
