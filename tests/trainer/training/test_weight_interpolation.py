from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import LABELS
from tests.runs import tiny_backbone
from tests.runs import train_tiny as train
from trainer.errors import RecipeError
from trainer.run import Run


@pytest.fixture(autouse=True, scope="module")
def small_network() -> Iterator[None]:
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        yield


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return train(tmp_path_factory.mktemp("start"))[0]


@pytest.mark.parametrize("share", [0, 0.25, 1])
def test_every_weight_gets_its_share_of_the_start(start: Run, share: float) -> None:
    import keras

    from trainer.networks.loading import load_run
    from trainer.training.weight_interpolation import interpolate

    earlier, _ = load_run(start)
    model = keras.models.clone_model(earlier)
    model.set_weights([weight + 1 for weight in earlier.get_weights()])
    interpolate(model, start, share)
    for weight, old in zip(model.get_weights(), earlier.get_weights(), strict=True):
        np.testing.assert_allclose(weight, old + 1 - share, atol=1e-6)


def test_a_share_of_nothing_is_refused() -> None:
    from trainer.training.weight_interpolation import check_interpolation

    with pytest.raises(RecipeError, match="name it with --init"):
        check_interpolation(0.5, None, LABELS)


def test_a_start_with_other_labels_is_refused(start: Run) -> None:
    from trainer.training.weight_interpolation import check_interpolation

    with pytest.raises(RecipeError, match="knows other labels"):
        check_interpolation(0.5, start, ("happy", "sad"))


def test_nothing_is_asked_of_a_training_without_a_share(tmp_path: Path) -> None:
    from trainer.training.weight_interpolation import check_interpolation

    check_interpolation(0, None, LABELS)
    check_interpolation(0, Run(tmp_path), ("happy", "sad"))
