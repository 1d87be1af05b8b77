from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.runs import TINY, tiny_backbone, tiny_dataset
from tests.runs import train_tiny as train
from tests.trainings import fine_tuning
from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.recipe import to_values
from trainer.run import Run


@pytest.fixture(autouse=True, scope="module")
def small_network() -> Iterator[None]:
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        yield


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    one = train(tmp_path_factory.mktemp("one"))[0]
    return one, train(tmp_path_factory.mktemp("other"), fine_tuning(epochs=1))[0]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return tiny_dataset(tmp_path_factory.mktemp("data"))


def test_every_weight_but_the_calibrated_head_is_the_mean(
    runs: tuple[Run, Run], dataset: Dataset, tmp_path: Path
) -> None:
    from trainer.networks.layer_names import HEAD
    from trainer.networks.loading import load_run
    from trainer.training.weight_averaging import average

    one, other = runs
    card = average([one, other, other], dataset, Run(tmp_path / "mean"))
    model, read = load_run(Run(tmp_path / "mean"))
    assert read == card
    first, second = load_run(one)[0], load_run(other)[0]
    assert len(model.weights) == len(first.weights)
    for mean, a, b in zip(model.weights, first.weights, second.weights, strict=True):
        if HEAD not in mean.path:
            expected = (np.asarray(a) + 2 * np.asarray(b)) / 3
            np.testing.assert_allclose(np.asarray(mean), expected, atol=1e-6)


def test_the_card_says_what_it_is_the_mean_of(
    runs: tuple[Run, Run], dataset: Dataset, tmp_path: Path
) -> None:
    from trainer.training.weight_averaging import average

    card = average(runs, dataset, Run(tmp_path / "mean"))
    assert card.parents == {
        f"averaged {number}": run.read_card().keras_digest for number, run in enumerate(runs, 1)
    }
    assert "averaged with those of 1 trainings more" in card.protocol
    assert card.recipe == to_values(TINY)
    assert card.complete


def test_runs_of_other_networks_are_refused(
    runs: tuple[Run, Run], dataset: Dataset, tmp_path: Path
) -> None:
    from dataclasses import replace

    from trainer.training.weight_averaging import average

    wide = replace(TINY, network=replace(TINY.network, resolution=64))
    larger = train(tmp_path, wide)[0]
    card = replace(larger.read_card(), labels=("a", "b", "c"))
    larger.write_card(card)
    with pytest.raises(RunError, match="trained on from the same one"):
        average([runs[0], larger], dataset, Run(tmp_path / "mean"))
    assert not (tmp_path / "mean").exists()
