"""Settings of a recipe, one by one, by names like ``fine.rate``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from trainer.errors import StudyError
from trainer.recipe import Recipe, to_values

Value: TypeAlias = bool | int | float | str


def with_settings(recipe: Recipe, settings: Mapping[str, Value]) -> Recipe:
    """Return the recipe with some values changed.

    Args:
        recipe: Its other values stay.
        settings: By names that the recipe has, as in ``fine.rate``.

    Raises:
        StudyError: The recipe does not take them.
    """
    values = to_values(recipe)
    for name, value in settings.items():
        part, _, setting = name.partition(".")
        values[part][setting] = value
    try:
        return TypeAdapter(Recipe).validate_python(values)
    except ValidationError as error:
        told = ", ".join(f"{name}={value}" for name, value in settings.items())
        raise StudyError(f"The recipe cannot have {told}: {reason_of(error)}.") from error


def current(recipe: Recipe, name: str) -> object:
    """Return the recipe's own value of a setting.

    Raises:
        StudyError: There is no such setting.
    """
    part, _, setting = name.partition(".")
    values = to_values(recipe).get(part)
    if not isinstance(values, dict) or setting not in values:
        raise StudyError(f"a recipe has no setting {name}")
    value: object = values[setting]
    return value


def reason_of(error: ValidationError) -> str:
    """Return the first thing that is wrong, and with what."""
    detail = error.errors()[0]
    name = ".".join(map(str, detail["loc"]))
    reason = detail["msg"].removeprefix("Value error, ")
    return f"{name}: {reason}" if name else reason
