"""Settings of a recipe, in six parts: frozen, each value within its bounds."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

Optimizer = Literal["adam", "adamw", "sgd"]
Schedule = Literal["cosine", "plateau"]
Monitor = Literal["loss", "accuracy"]
"""What tells on validation which epoch is the best."""

_Share = Annotated[float, Field(ge=0, le=1)]
_Positive = Annotated[float, Field(gt=0)]
_NotNegative = Annotated[float, Field(ge=0)]
_Count = Annotated[int, Field(ge=1)]
_Length = Annotated[int, Field(ge=0)]
STRICT = ConfigDict(extra="forbid")

SHIPPED = Path(__file__).with_name("recipes")
"""Recipes that come with the trainer, one for each architecture, named as it is."""


def shipped_recipes() -> list[str]:
    """Return the names of the shipped recipes, which are those of the architectures."""
    return sorted(path.stem for path in SHIPPED.glob("*.toml"))


def has_pretrained_weights(architecture: str) -> bool:
    """Return whether an architecture can start on weights learnt elsewhere: its recipe says it."""
    # Not the registry: that needs Keras, which takes seconds to load.
    values = tomllib.loads((SHIPPED / f"{architecture}.toml").read_text(encoding="utf-8"))
    return bool(values["network"].get("weights") != "none")


def _known(architecture: str) -> str:
    if architecture not in shipped_recipes():
        raise ValueError(f"Input should be one of {', '.join(shipped_recipes())}")
    return architecture


@dataclass(frozen=True, config=STRICT)
class NetworkSettings:
    """What is trained.

    Attributes:
        architecture: Name of one in :mod:`trainer.networks.architectures`.
        weights: ``imagenet`` (downloaded by Keras), a local ``.weights.h5`` file, or ``none``.
        crop: Side in pixels of the crops that it reads, FER-2013's by default; pictures of other
            sizes are scaled to it.
        colour: Whether they are RGB instead of grey.
        aligned: Whether a dataset's crops are framed as the app frames faces, turned upright.
        width: MobileNet's alpha.
        resolution: Side in pixels to which crops are enlarged for MobileNet.
        dropout: Share of the features before the head that is dropped in training.
    """

    architecture: Annotated[str, AfterValidator(_known)] = "mobilenet"
    weights: str = "imagenet"
    crop: Annotated[int, Field(ge=8)] = 48
    colour: bool = False
    aligned: bool = False
    width: _Positive = 1.0
    resolution: Annotated[int, Field(ge=32)] = 96
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.2

    @property
    def channels(self) -> int:
        """How many a crop has."""
        return 3 if self.colour else 1

    @property
    def pretrained(self) -> bool:
        """Whether it starts on weights learnt elsewhere."""
        return self.weights != "none"

    def without_weights(self) -> NetworkSettings:
        """Return the same network, to start from nothing."""
        return dataclasses.replace(self, weights="none")


@dataclass(frozen=True, config=STRICT)
class AugmentationSettings:
    """Augmentation: random changes of a crop that keep its expression; 0 leaves one out.

    Attributes:
        flip: Whether to mirror half of the crops.
        rotation: Largest turn, as a share of a full one.
        shift: Largest shift, as a share of the side.
        zoom: Largest zoom in or out, as a share of the side.
        shear: Largest shear, as a share of the side.
        brightness: Largest change, as a share of the range of grey.
        contrast: Largest change, as a share of the contrast.
        noise: Standard deviation of what each pixel is off by, as a share of the range of grey.
        erasing: Share of the crops of which a rectangle is overwritten with noise.
    """

    flip: bool = True
    rotation: _Share = 0.05
    shift: _Share = 0.1
    zoom: _Share = 0.15
    shear: _Share = 0.0
    brightness: _Share = 0.2
    contrast: _Share = 0.2
    noise: _Share = 0.0
    erasing: _Share = 0.0


@dataclass(frozen=True, config=STRICT)
class BatchSettings:
    """How crops come together in a step.

    Attributes:
        size: Crops in a step.
        least_steps: Steps of an epoch at least: a dataset of fewer crops is gone through several
            times in each, changed anew each time, so that what a recipe says in epochs suits it.
        mixup: Alpha of the beta distribution by which pairs of crops are blended (Zhang et al.
            2018, arXiv 1710.09412); 0 for none.
        cutmix: The same for rectangles of one crop set into another (Yun et al. 2019, arXiv
            1905.04899); 0 for none. Where both are given, each step takes one of them.
        class_weights: Weight of a label in the loss: its frequency to minus this power, 0 for
            equal weights and 1 for weights that make up for rarity in full.
    """

    size: _Count = 64
    least_steps: _Length = 0
    mixup: _NotNegative = 0.0
    cutmix: _NotNegative = 0.0
    class_weights: _Share = 0.0


@dataclass(frozen=True, config=STRICT)
class TargetSettings:
    """Soft targets: what is learnt of each crop.

    Attributes:
        stray_votes: Whether expressions that a single voter named count; without them is FER+'s
            removal of outliers.
        label_smoothing: Share of each target spread evenly over all labels.
        auxiliary: Weight in the loss of a second head that learns the dataset's own labels where
            votes are learnt; it is dropped after training.
        teacher: Share of each target taken from the teacher's scores, where one is given:
            knowledge distillation.
    """

    stray_votes: bool = True
    label_smoothing: Annotated[float, Field(ge=0, lt=1)] = 0.0
    auxiliary: _NotNegative = 0.0
    teacher: _Share = 0.5


def _none_said(layer: object) -> object:
    return None if layer == "none" else layer


@dataclass(frozen=True, config=STRICT)
class HeadSettings:
    """The first phase: the head alone, on a frozen base; only with pretrained weights.

    Attributes:
        epochs: Its length, at most.
        patience: Epochs without a better one before it stops early, and the next phase begins.
        rate: Adam's learning rate.
        unfreeze_from: First layer of the base that trains with the head; ``none`` for the head
            alone.
    """

    epochs: _Length = 1
    patience: _Count = 4
    rate: _NotNegative = 1e-3
    unfreeze_from: Annotated[str | None, BeforeValidator(_none_said)] = None


@dataclass(frozen=True, config=STRICT)
class FineTuningSettings:
    """The second phase: everything.

    Attributes:
        epochs: Its length, at most; 0 leaves it out, and the base frozen for the whole training.
        patience: Epochs without a better one before early stopping.
        optimizer: ``adam``, ``adamw``, or ``sgd`` with Nesterov momentum 0.9.
        rate: Highest learning rate.
        schedule: ``cosine`` warms up and then falls to zero; ``plateau`` halves the rate whenever
            two epochs brought no lower validation loss.
        warmup: Length of the warm-up in epochs.
        weight_decay: Of AdamW and SGD.
        averaging: Momentum of the exponential moving average (EMA) of the weights that is validated
            and kept; 0 keeps the weights themselves. In short trainings less is taken.
        start_share: Share of the weights of the run that it started from (``--init``) in the model
            that is kept: weight interpolation (:mod:`trainer.training.weight_interpolation`).
    """

    epochs: _Length = 12
    patience: _Count = 4
    optimizer: Optimizer = "adamw"
    rate: _NotNegative = 1e-3
    schedule: Schedule = "cosine"
    warmup: _NotNegative = 0.5
    weight_decay: _NotNegative = 0.02
    averaging: Annotated[float, Field(ge=0, lt=1)] = 0.0
    start_share: _Share = 0.0
