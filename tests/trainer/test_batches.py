from pathlib import Path

import numpy as np
import pytest

from tests.runs import tiny_dataset
from trainer.batches import Batches
from trainer.dataset import Split


@pytest.fixture
def split(tmp_path: Path) -> Split:
    return tiny_dataset(tmp_path).training


def dealt(batches: Batches) -> np.ndarray:
    return np.concatenate([batches[index][0] for index in range(len(batches))])


def test_deals_every_crop_once_with_its_target(split: Split) -> None:
    batches = Batches(split, batch_size=5, seed=3)
    assert [len(batches[index][0]) for index in range(len(batches))] == [5, 5, 5, 5, 4]
    targets = {
        crop.tobytes(): target for crop, target in zip(split.crops, split.targets, strict=True)
    }
    for index in range(len(batches)):
        for crop, target in zip(*batches[index], strict=True):
            np.testing.assert_array_equal(targets.pop(crop.tobytes()), target)
    assert not targets


def test_keeps_the_order_without_a_seed(split: Split) -> None:
    np.testing.assert_array_equal(dealt(Batches(split, batch_size=7)), split.crops)


def test_shuffles_each_epoch_anew_and_alike_after_a_resume(split: Split) -> None:
    batches = Batches(split, batch_size=5, seed=3)
    first = dealt(batches)
    batches.on_epoch_end()
    second = dealt(batches)
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(dealt(Batches(split, batch_size=5, seed=3, epoch=1)), second)
