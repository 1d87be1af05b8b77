import numpy as np
import pytest

from trainer.recipe_settings import BatchSettings
from trainer.training.batch_augmentation import augment_batch

CROPS = np.arange(8, dtype=np.float32)[:, None, None, None] * np.ones((1, 10, 10, 1), np.float32)
TARGETS = np.eye(8, dtype=np.float32)


def test_leaves_a_batch_alone_by_default() -> None:
    crops, (targets,) = augment_batch(CROPS, [TARGETS], BatchSettings(), np.random.default_rng(0))
    assert crops is CROPS
    assert targets is TARGETS


@pytest.mark.parametrize("way", [BatchSettings(mixup=1.0), BatchSettings(cutmix=1.0)])
@pytest.mark.parametrize("seed", range(5))
def test_targets_say_how_much_of_each_crop_there_is(way: BatchSettings, seed: int) -> None:
    """Crop n is n everywhere and target n is n's, so means must agree."""
    crops, (targets,) = augment_batch(CROPS, [TARGETS], way, np.random.default_rng(seed))
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(crops.mean(axis=(1, 2, 3)), targets @ np.arange(8), atol=1e-4)
    assert crops.dtype == targets.dtype == np.float32


def test_blends_every_target_alike() -> None:
    way = BatchSettings(mixup=1.0)
    _, (one, two) = augment_batch(CROPS, [TARGETS, TARGETS[:, ::-1]], way, np.random.default_rng(2))
    np.testing.assert_array_equal(one, two[:, ::-1])


def test_cutmix_sets_whole_pixels_and_leaves_its_input() -> None:
    before = CROPS.copy()
    crops, _ = augment_batch(CROPS, [TARGETS], BatchSettings(cutmix=1.0), np.random.default_rng(1))
    assert set(np.unique(crops)) <= set(range(8))
    np.testing.assert_array_equal(before, CROPS)


def test_draws_one_of_two_ways() -> None:
    both = BatchSettings(mixup=1.0, cutmix=1.0)
    whole = [
        set(np.unique(augment_batch(CROPS, [TARGETS], both, np.random.default_rng(seed))[0]))
        <= set(range(8))
        for seed in range(20)
    ]
    assert 2 < sum(whole) < 18
