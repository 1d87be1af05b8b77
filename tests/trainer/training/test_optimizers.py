from typing import get_args

import numpy as np
import pytest

from trainer.recipe_settings import FineTuningSettings, Optimizer


@pytest.mark.parametrize("name", get_args(Optimizer))
def test_makes_the_optimizer_that_is_named(name: Optimizer) -> None:
    from trainer.training.optimizers import for_fine_tuning

    optimizer = for_fine_tuning(FineTuningSettings(optimizer=name, averaging=0.9), steps=4)
    assert type(optimizer).__name__.lower() == name
    assert optimizer.use_ema
    assert not for_fine_tuning(FineTuningSettings(optimizer=name), steps=4).use_ema


def test_cosine_warms_up_and_falls_to_zero() -> None:
    import keras

    from trainer.training.optimizers import for_fine_tuning

    recipe = FineTuningSettings(rate=1.0, epochs=4, warmup=1.0)
    schedule = for_fine_tuning(recipe, steps=10).get_config()["learning_rate"]["config"]
    rates = [float(keras.optimizers.schedules.CosineDecay(**schedule)(step)) for step in range(41)]
    assert rates[0] == pytest.approx(0.01)
    assert np.argmax(rates) == 10
    assert max(rates) == pytest.approx(1.0)
    assert rates[40] == pytest.approx(0, abs=1e-6)


def test_without_warmup_it_starts_at_the_top() -> None:
    from trainer.training.optimizers import for_fine_tuning

    optimizer = for_fine_tuning(FineTuningSettings(rate=0.5, warmup=0.0), steps=10)
    assert float(optimizer.learning_rate) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("losses", "rate"),
    [
        ([], 1.0),
        ([3, 2, 1], 1.0),
        ([3, 2, 2, 2], 0.5),
        ([1, 2, 3, 4, 5], 0.25),
        ([1, 2, 0.5, 2, 2, 0.1], 0.5),
    ],
)
def test_the_rate_halves_where_nothing_is_gained(losses: list[float], rate: float) -> None:
    from trainer.training.optimizers import plateau_rate

    assert plateau_rate(losses, 1.0) == rate


def test_a_short_training_averages_fewer_steps() -> None:
    from trainer.training.optimizers import for_fine_tuning

    settings = FineTuningSettings(averaging=0.998, epochs=12)
    assert for_fine_tuning(settings, steps=11).ema_momentum == pytest.approx(1 - 10 / 132)
    assert for_fine_tuning(settings, steps=2000).ema_momentum == 0.998
