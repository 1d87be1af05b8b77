from typing import Any

import numpy as np
import pytest

from trainer.recipe_settings import AugmentationSettings

CROPS = np.random.default_rng(0).integers(0, 256, (16, 48, 48, 1)).astype(np.float32)
NONE: dict[str, Any] = dict.fromkeys(vars(AugmentationSettings()), 0)


@pytest.mark.parametrize("change", sorted(NONE))
def test_each_change_acts_in_training_alone(change: str) -> None:
    import keras

    from trainer.networks.augmentation import augmentation

    keras.utils.set_random_seed(0)
    recipe = AugmentationSettings(**(NONE | {change: True if change == "flip" else 0.2}))
    layers = augmentation(recipe, (48, 48, 1))
    changed = np.array(layers(CROPS, training=True))
    assert not np.allclose(changed, CROPS)
    assert changed.min() >= 0
    assert changed.max() <= 255
    np.testing.assert_array_equal(layers(CROPS, training=False), CROPS)


def test_without_changes_nothing_changes() -> None:
    from trainer.networks.augmentation import augmentation

    layers = augmentation(AugmentationSettings(**NONE), (48, 48, 1))
    np.testing.assert_array_equal(layers(CROPS, training=True), CROPS)


def test_erasing_overwrites_a_share_of_the_crops() -> None:
    import keras

    from trainer.networks.augmentation import augmentation

    keras.utils.set_random_seed(0)
    layers = augmentation(AugmentationSettings(**(NONE | {"erasing": 0.25})), (48, 48, 1))
    many = np.full((400, 48, 48, 1), 128, np.float32)
    changed = (np.array(layers(many, training=True)) != many).mean(axis=(1, 2, 3))
    assert 0.15 < (changed > 0).mean() < 0.35
    assert changed.max() < 0.25
