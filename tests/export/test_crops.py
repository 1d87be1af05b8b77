import dataclasses
from pathlib import Path

import numpy as np
import pytest

from emolens.model.contract import CropFraming
from export.crops import free_crops, read_for, spread, striped_crops
from export.errors import ExportError
from tests.datasets import write_dataset
from trainer.run import Run

RULES = [CropFraming(48, 1, 0.0), CropFraming(20, 3, 0.1)]


def test_a_dataset_is_read_as_the_model_takes_it(run: Run, tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "faces")
    card = dataclasses.replace(run.read_card(), crop=CropFraming(40, 3, 0.0))
    dataset = read_for(card, data, votes=None)
    assert dataset.validation.crops.shape == (12, 40, 40, 3)
    assert dataset.labels == card.labels


def test_a_dataset_in_another_order_is_refused(run: Run, tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "faces")
    card = run.read_card()
    with pytest.raises(ExportError, match="has the labels angry, happy, neutral, the run neutral"):
        read_for(dataclasses.replace(card, labels=card.labels[::-1]), data, votes=None)


@pytest.mark.parametrize(("count", "kept"), [(3, [0, 4, 9]), (10, range(10)), (99, range(10))])
def test_crops_are_spread_over_the_split(count: int, kept: list[int]) -> None:
    crops = np.arange(10, dtype=np.uint8).reshape(10, 1, 1, 1)
    assert spread(crops, count).ravel().tolist() == list(kept)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_free_crops_have_the_form_of_the_rule(rule: CropFraming) -> None:
    crops = free_crops(rule)
    assert crops.dtype == np.uint8
    assert crops.shape == (16, rule.size, rule.size, rule.channels)
    assert len(np.unique(crops.reshape(16, -1), axis=0)) == 16


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_stripes_are_the_same_everywhere(rule: CropFraming) -> None:
    crops = striped_crops(rule)
    assert crops.dtype == np.uint8
    assert crops.shape == (8, rule.size, rule.size, rule.channels)
    assert crops[2, 5, 7].tolist() == rule.channels * [(3 * (29 + 25) + 21) % 256]
    assert len(np.unique(crops.reshape(8, -1), axis=0)) == 8
