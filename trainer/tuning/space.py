"""Search space: the hyperparameters that a study may change, and how far."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic.dataclasses import dataclass

from trainer.errors import StudyError
from trainer.recipe import Recipe
from trainer.tuning.settings import Value, current, reason_of, with_settings

DEFAULT = Path(__file__).with_name("default.toml")
"""The space that comes with the trainer."""

_Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_CLOSED = ConfigDict(extra="forbid")
_DECIDES_READING = "targets.stray_votes"
"""The dataset is read once for all trials, and this decides how."""


@dataclass(frozen=True, config=_CLOSED)
class Range:
    """Numbers from ``low`` to ``high``; with ``log``, equal factors are equally likely."""

    low: _Number
    high: _Number
    log: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _is_a_range(self) -> Range:
        if self.low >= self.high:
            raise ValueError("low must be below high")
        if self.log and self.low <= 0:
            raise ValueError("with log, low must be above 0")
        return self

    @property
    def samples(self) -> tuple[Value, ...]:
        """Values that a recipe must take for it to take all of them."""
        return self.low, self.high


@dataclass(frozen=True, config=_CLOSED)
class Choices:
    """Some values, in no order."""

    choices: Annotated[tuple[Value, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _are_different(self) -> Choices:
        if len(set(self.choices)) < len(self.choices):
            raise ValueError("choices must differ")
        return self

    @property
    def samples(self) -> tuple[Value, ...]:
        """Values that a recipe must take for it to take all of them."""
        return self.choices


Space: TypeAlias = Mapping[str, Range | Choices]
"""By the name of the setting, as in ``fine.rate``."""


def read_space(path: Path, recipe: Recipe) -> Space:
    """Read what may be changed in ``recipe`` from a TOML file.

    Raises:
        StudyError: It cannot be read, or goes beyond what the recipe has or takes.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        space = {name: _dimension(name, given) for name, given in _named(values)}
        if not space:
            raise ValueError("it names no setting")
        for name, dimension in space.items():
            _check(recipe, name, dimension)
    except (OSError, ValueError, StudyError) as error:  # TOML and UTF-8 errors are ValueErrors
        reason = str(error).rstrip(".")
        raise StudyError(
            f"The space {path} cannot be searched ({reason}): name settings of the recipe, like "
            "fine.rate, with low and high or with choices."
        ) from error
    return space


def to_json(space: Space) -> dict[str, Any]:
    """Return the space as JSON values."""
    return {name: dataclasses.asdict(dimension) for name, dimension in space.items()}


def _named(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what each ``part.setting`` is given."""
    for part, settings in values.items():
        if not isinstance(settings, dict):
            raise ValueError(f"{part} is no part of a recipe")
        for setting, given in settings.items():
            yield f"{part}.{setting}", given


def _dimension(name: str, given: object) -> Range | Choices:
    kind = Choices if isinstance(given, dict) and "choices" in given else Range
    try:
        return TypeAdapter[Range | Choices](kind).validate_python(given)
    except ValidationError as error:
        raise StudyError(f"{name}: {reason_of(error)}") from error


def _check(recipe: Recipe, name: str, dimension: Range | Choices) -> None:
    value = current(recipe, name)
    if name == _DECIDES_READING:
        raise StudyError(f"{name} is one for all trials, set it with --set")
    if isinstance(dimension, Range) and (isinstance(value, bool) or not _is_number(value)):
        raise StudyError(f"{name} is no number, so it has no range")
    for sample in dimension.samples:
        with_settings(recipe, {name: sample})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
