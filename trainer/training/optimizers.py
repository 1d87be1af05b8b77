"""How the weights move: optimisers and their learning rates."""

from __future__ import annotations

import keras

from trainer.recipe import FineTuning, Head

_PLATEAU = 2
"""Epochs without a lower validation loss after which ``plateau`` halves the rate."""


def for_head(recipe: Head) -> keras.optimizers.Optimizer:
    """Return what trains the head."""
    return keras.optimizers.Adam(recipe.rate)


def for_fine_tuning(recipe: FineTuning, steps: int) -> keras.optimizers.Optimizer:
    """Return what trains everything, in epochs of ``steps`` steps."""
    rate = _warm_cosine(recipe, steps) if recipe.schedule == "cosine" else recipe.rate
    averaging = {
        "use_ema": recipe.averaging > 0,
        "ema_momentum": recipe.averaging,
        "ema_overwrite_frequency": None,  # the weights themselves go on undisturbed
    }
    if recipe.optimizer == "adam":
        return keras.optimizers.Adam(rate, **averaging)
    if recipe.optimizer == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=recipe.weight_decay, **averaging)
    return keras.optimizers.SGD(
        rate, momentum=0.9, nesterov=True, weight_decay=recipe.weight_decay, **averaging
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


def _warm_cosine(recipe: FineTuning, steps: int) -> keras.optimizers.schedules.CosineDecay:
    warmup = round(recipe.warmup * steps)
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=recipe.rate / 100 if warmup else recipe.rate,
        warmup_target=recipe.rate if warmup else None,
        warmup_steps=warmup,
        decay_steps=max(1, recipe.epochs * steps - warmup),
    )
