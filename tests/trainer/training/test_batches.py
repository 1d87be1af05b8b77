from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.runs import tiny_dataset
from trainer.data.dataset import Split
from trainer.recipe_settings import BatchSettings

if TYPE_CHECKING:
    from trainer.training.batches import Batches


@pytest.fixture
def split(tmp_path: Path) -> Split:
    return tiny_dataset(tmp_path).training


def dealt(batches: Batches) -> np.ndarray:
    return np.concatenate([batches[index][0] for index in range(len(batches))])


def test_deals_every_crop_once_with_its_target(split: Split) -> None:
    from trainer.training.batches import Batches

    batches = Batches(split, BatchSettings(size=5), seed=3)
    assert [len(batches[index][0]) for index in range(len(batches))] == [5, 5, 5, 5, 4]
    left = {
        crop.astype(np.float32).tobytes(): target
        for crop, target in zip(split.crops, split.targets, strict=True)
    }
    for index in range(len(batches)):
        crops, targets, weights = batches[index]
        for crop, target in zip(crops, targets["scores"], strict=True):
            np.testing.assert_array_equal(left.pop(crop.tobytes()), target)
        np.testing.assert_allclose(weights["scores"], 1)
    assert not left


def test_goes_through_few_crops_again_until_an_epoch_is_long_enough(split: Split) -> None:
    from trainer.training.batches import Batches

    assert len(split) == 24
    batches = Batches(split, BatchSettings(size=5, least_steps=12), seed=3)
    assert [len(batches[index][0]) for index in range(len(batches))] == [5] * 12
    seen = dealt(batches)
    times = [(seen == crop).all(axis=(1, 2, 3)).sum() for crop in split.crops]
    assert set(times) == {2, 3}  # 60 crops: twice each, and once more half of them
    assert not np.array_equal(seen[:24], seen[24:48])
    assert len(Batches(split, BatchSettings(size=5, least_steps=3), seed=3)) == 5


def test_shuffles_each_epoch_anew_and_repeatably(split: Split) -> None:
    from trainer.training.batches import Batches

    batches, again = (Batches(split, BatchSettings(size=5, mixup=0.4), seed=3) for _ in range(2))
    first = dealt(batches)
    batches.start(1)
    assert not np.array_equal(first, dealt(batches))
    batches.start(0)
    np.testing.assert_array_equal(dealt(batches), first)
    np.testing.assert_array_equal(dealt(again), first)


def test_a_second_head_gets_the_dataset_s_labels(split: Split) -> None:
    from trainer.training.batches import Batches

    swapped = dataclasses.replace(split, targets=split.targets[:, ::-1])
    batches = Batches(swapped, BatchSettings(size=24), seed=1, auxiliary=True)
    _, targets, weights = batches[0]
    np.testing.assert_array_equal(targets["auxiliary"], targets["scores"][:, ::-1])
    np.testing.assert_array_equal(weights["auxiliary"], weights["scores"])


@given(arrays.arrays(np.float32, (9, 4), elements=st.floats(0, 1, width=32)), st.floats(0, 1))
def test_weights_keep_the_loss_in_scale(shares: np.ndarray, power: float) -> None:
    from trainer.training.batches import label_weights

    shares[:, 0] += 1  # no face without any share
    targets = shares / shares.sum(axis=1, keepdims=True)
    weights = label_weights(targets, power)
    assert (targets @ weights).mean() == pytest.approx(1, rel=1e-3)
    present = targets.mean(axis=0)[targets.any(axis=0)]
    rarest_first = np.argsort(present)
    assert (np.diff(weights[targets.any(axis=0)][rarest_first]) <= 1e-5 * weights.max()).all()


def test_full_weights_make_up_for_rarity() -> None:
    from trainer.training.batches import label_weights

    targets = np.eye(2, dtype=np.float32)[[0, 0, 0, 1]]
    np.testing.assert_allclose(label_weights(targets, 1.0), [2 / 3, 2], rtol=1e-6)
    np.testing.assert_allclose(label_weights(targets, 0.0), [1, 1], rtol=1e-6)


def test_a_label_that_nobody_names_weighs_nothing() -> None:
    from trainer.training.batches import label_weights

    targets = np.eye(3, dtype=np.float32)[[0, 1, 1]]
    assert label_weights(targets, 0.5)[2] == 0
