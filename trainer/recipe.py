"""Recipe: every hyperparameter that decides how a model is trained, in one value.

A recipe is a frozen dataclass of six parts, the settings of one table each of the TOML file that it
is read from. What a file or ``--set`` does not name keeps its default.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.dataclasses import dataclass

from trainer.errors import RecipeError

Optimizer = Literal["adam", "adamw", "sgd"]
Schedule = Literal["cosine", "plateau"]

_Share = Annotated[float, Field(ge=0, le=1)]
_Positive = Annotated[float, Field(gt=0)]
_NotNegative = Annotated[float, Field(ge=0)]
_Count = Annotated[int, Field(ge=1)]
_STRICT = ConfigDict(extra="forbid")

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


@dataclass(frozen=True, config=_STRICT)
class NetworkSettings:
    """What is trained.

    Attributes:
        architecture: Name of one in :mod:`trainer.networks.architectures`.
        weights: ``imagenet`` (downloaded by Keras), a local ``.weights.h5`` file, or ``none``.
        crop: Side in pixels of the crops that it reads, FER-2013's by default; pictures of other
            sizes are scaled to it.
        colour: Whether they are RGB instead of grey.
        width: MobileNet's alpha.
        resolution: Side in pixels to which crops are enlarged for MobileNet.
        dropout: Share of the features before the head that is dropped in training.
    """

    architecture: Annotated[str, AfterValidator(_known)] = "mobilenet"
    weights: str = "imagenet"
    crop: Annotated[int, Field(ge=8)] = 48
    colour: bool = False
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


@dataclass(frozen=True, config=_STRICT)
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


@dataclass(frozen=True, config=_STRICT)
class BatchSettings:
    """How crops come together in a step.

    Attributes:
        size: Crops in a step.
        mixup: Alpha of the beta distribution by which pairs of crops are blended (Zhang et al.
            2018, arXiv 1710.09412); 0 for none.
        cutmix: The same for rectangles of one crop set into another (Yun et al. 2019, arXiv
            1905.04899); 0 for none. Where both are given, each step takes one of them.
        class_weights: Weight of a label in the loss: its frequency to minus this power, 0 for
            equal weights and 1 for weights that make up for rarity in full.
    """

    size: _Count = 64
    mixup: _NotNegative = 0.0
    cutmix: _NotNegative = 0.0
    class_weights: _Share = 0.0


@dataclass(frozen=True, config=_STRICT)
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


@dataclass(frozen=True, config=_STRICT)
class HeadSettings:
    """The first phase: the head alone, on a frozen base; only with pretrained weights.

    Attributes:
        epochs: Its length.
        rate: Adam's learning rate.
        unfreeze_from: First layer of the base that trains with the head; none for the head alone.
    """

    epochs: Annotated[int, Field(ge=0)] = 1
    rate: _NotNegative = 1e-3
    unfreeze_from: str | None = None


@dataclass(frozen=True, config=_STRICT)
class FineTuningSettings:
    """The second phase: everything.

    Attributes:
        epochs: Its length, at most.
        patience: Epochs without a lower validation loss before early stopping.
        optimizer: ``adam``, ``adamw``, or ``sgd`` with Nesterov momentum 0.9.
        rate: Highest learning rate.
        schedule: ``cosine`` warms up and then falls to zero; ``plateau`` halves the rate whenever
            two epochs brought no lower validation loss.
        warmup: Length of the warm-up in epochs.
        weight_decay: Of AdamW and SGD.
        averaging: Momentum of the exponential moving average (EMA) of the weights that is validated
            and kept; 0 keeps the weights themselves.
        start_share: Share of the weights of the run that it started from (``--init``) in the model
            that is kept: weight interpolation (:mod:`trainer.training.weight_interpolation`).
    """

    epochs: _Count = 12
    patience: _Count = 4
    optimizer: Optimizer = "adamw"
    rate: _NotNegative = 1e-3
    schedule: Schedule = "cosine"
    warmup: _NotNegative = 0.5
    weight_decay: _NotNegative = 0.02
    averaging: Annotated[float, Field(ge=0, lt=1)] = 0.0
    start_share: _Share = 0.0


@dataclass(frozen=True, config=_STRICT)
class Recipe:
    """All settings of a training; recorded in the run's card.

    Attributes:
        seed: Of start values, shuffling, dropout and augmentation.
        network: What is trained.
        augmentation: Random changes of the crops.
        batches: How crops come together.
        targets: What is learnt of each.
        head: The first phase.
        fine: The second phase.
    """

    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1
    network: NetworkSettings = NetworkSettings()
    augmentation: AugmentationSettings = AugmentationSettings()
    batches: BatchSettings = BatchSettings()
    targets: TargetSettings = TargetSettings()
    head: HeadSettings = HeadSettings()
    fine: FineTuningSettings = FineTuningSettings()

    @model_validator(mode="after")
    def _weights_exist(self) -> Recipe:
        if self.network.pretrained and not has_pretrained_weights(self.network.architecture):
            raise ValueError(
                f"{self.network.architecture} has no pretrained weights: set network.weights=none"
            )
        return self


def read_recipe(source: str, settings: Sequence[str] = ()) -> Recipe:
    """Read a recipe and change single values of it.

    Args:
        source: Path of a TOML file, or the name of a shipped recipe: an architecture.
        settings: ``part.name=value``, as in ``fine.epochs=20``.

    Raises:
        RecipeError: There is no such recipe, or a name or value in it is not as it must be.
    """
    values = _read(source)
    for setting in settings:
        _apply(values, setting)
    return from_values(values, source)


def from_values(values: Mapping[str, Any], source: str) -> Recipe:
    """Return the recipe of nested dictionaries, as :func:`to_values` gives them.

    Raises:
        RecipeError: A name or value is not as it must be; the message names ``source``.
    """
    try:
        return TypeAdapter(Recipe).validate_python(values)
    except ValidationError as error:
        raise RecipeError(f"The recipe {source} cannot be used: {_reasons(error)}.") from error


def to_values(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as nested dictionaries of JSON values."""
    return dataclasses.asdict(recipe)


def _read(source: str) -> dict[str, Any]:
    path = SHIPPED / f"{source}.toml"
    if not path.is_file():
        path = Path(source)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        names = ", ".join(shipped_recipes())
        raise RecipeError(
            f"{source} cannot be read as a recipe ({error}): give a TOML file or one of {names}."
        ) from error


def _apply(values: dict[str, Any], setting: str) -> None:
    name, equals, text = setting.partition("=")
    *tables, last = name.strip().split(".")
    if not equals or not last:
        raise RecipeError(f"{setting!r} is no setting: write it like fine.epochs=20.")
    for table in tables:
        values = values.setdefault(table, {})
        if not isinstance(values, dict):
            raise RecipeError(f"{name} names nothing in a recipe: {table} has no parts.")
    values[last] = text.strip()


def _reasons(error: ValidationError) -> str:
    reasons = []
    for detail in error.errors():
        name = ".".join(str(part) for part in detail["loc"])
        reason = detail["msg"].removeprefix("Value error, ")
        reasons.append(f"{name}: {reason}" if name else reason)
    return "; ".join(reasons)
