"""Everything that decides how a model is trained, in one value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """How to train; recorded in the run's card.

    Attributes:
        weights: ``imagenet`` (downloaded by Keras), a local ``.weights.h5`` file, or ``none``.
        unfreeze_from: First layer of the base that trains together with the head; none trains
            the head alone.
        resolution: Side in pixels to which crops are enlarged for the base.
        width: MobileNet's alpha.
        head_epochs: Epochs with the base frozen.
        epochs: Epochs of fine-tuning everything, at most.
        patience: Epochs of fine-tuning without a lower validation loss before it ends.
        batch_size: Crops in a step.
        head_rate: Adam's learning rate while the base is frozen.
        rate: AdamW's highest learning rate while fine-tuning; it warms up and then follows a
            cosine to zero.
        weight_decay: AdamW's.
        dropout: Share of the pooled features dropped in training.
        seed: Of start values, shuffling, dropout and augmentation.
    """

    weights: str = "imagenet"
    unfreeze_from: str | None = None
    resolution: int = 96
    width: float = 1.0
    head_epochs: int = 1
    epochs: int = 12
    patience: int = 4
    batch_size: int = 64
    head_rate: float = 1e-3
    rate: float = 1e-3
    weight_decay: float = 0.02
    dropout: float = 0.2
    seed: int = 1
