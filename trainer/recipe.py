"""Recipe: every hyperparameter that decides how a model is trained, in one value.

A recipe is a frozen dataclass of six parts, the settings of one table each of the TOML file that it
is read from. What a file or ``--set`` does not name keeps its default.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError, model_validator
from pydantic.dataclasses import dataclass

from trainer.errors import RecipeError
from trainer.recipe_settings import (
    SHIPPED,
    STRICT,
    AugmentationSettings,
    BatchSettings,
    FineTuningSettings,
    HeadSettings,
    Monitor,
    NetworkSettings,
    TargetSettings,
    has_pretrained_weights,
    shipped_recipes,
)


@dataclass(frozen=True, config=STRICT)
class Recipe:
    """All settings of a training; recorded in the run's card.

    Attributes:
        seed: Of start values, shuffling, dropout and augmentation.
        monitor: What decides which epoch is kept, and when to stop early: ``loss``, the lowest
            cross-entropy on validation, or ``accuracy``, the highest there.
        network: What is trained.
        augmentation: Random changes of the crops.
        batches: How crops come together.
        targets: What is learnt of each.
        head: The first phase.
        fine: The second phase.
    """

    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1
    monitor: Monitor = "loss"
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
