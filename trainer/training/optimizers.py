"""Optimizers of the two phases, and their learning-rate schedules."""

from __future__ import annotations

import keras

from trainer.recipe_settings import FineTuningSettings, HeadSettings
from trainer.training.moving_averages import momentum_for

_PLATEAU = 2
"""Epochs without a lower validation loss after which ``plateau`` halves the rate."""


def for_head(settings: HeadSettings) -> keras.optimizers.Optimizer:
    """Return what trains the head."""
    return keras.optimizers.Adam(settings.rate)


def for_fine_tuning(settings: FineTuningSettings, steps: int) -> keras.optimizers.Optimizer:
    """Return what trains everything, in epochs of ``steps`` steps."""
    rate = _warm_cosine(settings, steps) if settings.schedule == "cosine" else settings.rate
    ema = {
        "use_ema": settings.averaging > 0,
        "ema_momentum": momentum_for(settings.epochs * steps, settings.averaging),
        "ema_overwrite_frequency": None,  # the weights themselves stay undisturbed
    }
    if settings.optimizer == "adam":
        return keras.optimizers.Adam(rate, **ema)
    if settings.optimizer == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=settings.weight_decay, **ema)
    return keras.optimizers.SGD(
        rate, momentum=0.9, nesterov=True, weight_decay=settings.weight_decay, **ema
    )


def plateau_rate(losses: list[float], highest: float) -> float:
    """Return the learning rate after epochs with these validation losses.

    It is halved whenever two epochs brought no loss below the lowest before them. It depends on
    the history alone, so a resumed training goes on as it would have.
    """
    rate, lowest, waited = highest, float("inf"), 0
    for loss in losses:
        lowest, waited = (loss, 0) if loss < lowest else (lowest, waited + 1)
        if waited == _PLATEAU:
            rate, waited = rate / 2, 0
    return rate


def _warm_cosine(
    settings: FineTuningSettings, steps: int
) -> keras.optimizers.schedules.CosineDecay:
    warmup = round(settings.warmup * steps)
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=settings.rate / 100 if warmup else settings.rate,
        warmup_target=settings.rate if warmup else None,
        warmup_steps=warmup,
        decay_steps=max(1, settings.epochs * steps - warmup),
    )
