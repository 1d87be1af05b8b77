from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.runs import tiny_dataset
from trainer.recipe_settings import TargetSettings

if TYPE_CHECKING:
    import keras


def one_sided() -> keras.Model:
    """Score the left half of a crop against its right half: a mirror image swaps the two."""
    import keras

    crops = keras.Input((48, 48, 1))
    halves = keras.layers.AveragePooling2D((48, 24))(crops)
    return keras.Model(crops, keras.layers.Softmax()(keras.layers.Flatten()(halves) / 100))


def test_learns_the_targets_alone_by_default(tmp_path: Path) -> None:
    from trainer.training.soft_targets import soften_targets

    training = tiny_dataset(tmp_path).training
    np.testing.assert_array_equal(
        soften_targets(training, TargetSettings()).targets, training.targets
    )


def test_smoothing_spreads_a_share_over_all_labels(tmp_path: Path) -> None:
    from trainer.training.soft_targets import soften_targets

    training = tiny_dataset(tmp_path).training
    targets = soften_targets(training, TargetSettings(label_smoothing=0.3)).targets
    np.testing.assert_allclose(np.unique(targets), [0.1, 0.8], rtol=1e-6)


def test_a_teacher_is_asked_about_both_sides(tmp_path: Path) -> None:
    from trainer.training.soft_targets import soften_targets

    training = tiny_dataset(tmp_path).training
    two = np.zeros((len(training), 2), np.float32)
    two[:, 0] = 1
    halves = soften_targets(
        type(training)(**{**vars(training), "targets": two}),
        TargetSettings(teacher=0.5),
        [one_sided()],
    )
    np.testing.assert_allclose(halves.targets, np.broadcast_to([0.75, 0.25], two.shape), atol=1e-6)


def test_teachers_count_alike(tmp_path: Path) -> None:
    from trainer.training.soft_targets import soften_targets

    training = tiny_dataset(tmp_path).training
    taught = [
        soften_targets(training, TargetSettings(teacher=1.0), teachers).targets
        for teachers in ([always(0)], [always(1)], [always(0), always(1), always(1)])
    ]
    np.testing.assert_allclose(taught[2], (taught[0] + 2 * taught[1]) / 3, atol=1e-6)


def always(label: int) -> keras.Model:
    """Score every crop alike, ``label`` highest."""
    import keras

    crops = keras.Input((48, 48, 1))
    scores = keras.layers.Dense(3, activation="softmax", kernel_initializer="zeros")
    model = keras.Model(crops, scores(keras.layers.Flatten()(crops)))
    model.layers[-1].bias.assign(np.eye(3)[label] * 2)
    return model
