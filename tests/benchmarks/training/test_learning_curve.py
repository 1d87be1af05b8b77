from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.runs import tiny_dataset


def test_draws_so_many_pictures_of_each_label_and_sets_a_fifth_aside(tmp_path: Path) -> None:
    from benchmarks.training.learning_curve import drawn

    dataset = tiny_dataset(tmp_path)
    few = drawn(dataset, 5, seed=1)
    labels = range(len(dataset.labels))
    assert [(few.training.labels == label).sum() for label in labels] == [4] * len(labels)
    assert [(few.validation.labels == label).sum() for label in labels] == [1] * len(labels)
    assert not set(few.training.files) & set(few.validation.files)
    assert set(few.training.files) | set(few.validation.files) <= set(dataset.training.files)
    assert few.training.files == drawn(dataset, 5, seed=1).training.files
    assert few.training.files != drawn(dataset, 5, seed=2).training.files


def test_gives_all_there_is_where_that_is_less(tmp_path: Path) -> None:
    from benchmarks.training.learning_curve import drawn

    dataset = tiny_dataset(tmp_path)
    every = drawn(dataset, 10_000, seed=1)
    assert len(every.training) + len(every.validation) == len(dataset.training)


@pytest.mark.slow
def test_measures_every_training_on_the_dataset_s_validation(tmp_path: Path) -> None:
    from benchmarks.training.learning_curve import learning_curve
    from trainer.recipe import read_recipe

    dataset = tiny_dataset(tmp_path)
    recipe = read_recipe("cnn3", ["fine.epochs=1"])
    points = list(learning_curve(dataset, recipe, [2, 4], [1], tmp_path / "runs"))
    assert [(point.pictures, point.seed) for point in points] == [(2, 1), (4, 1)]
    steps = np.array([point.accuracy for point in points]) * len(dataset.validation)
    np.testing.assert_allclose(steps, steps.round(), atol=1e-6)
    trained = sorted(folder.name for folder in (tmp_path / "runs").iterdir())
    again = list(learning_curve(dataset, recipe, [2, 4], [1], tmp_path / "runs"))
    assert again == points
    assert trained == ["2-1", "4-1"]
