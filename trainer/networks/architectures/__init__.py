"""Architectures that can be trained, one family a module; each module registers its own."""

from __future__ import annotations

import importlib
import pkgutil

from trainer.errors import RecipeError
from trainer.networks.registry import ARCHITECTURES, Architecture

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def find_architecture(name: str) -> Architecture:
    """Return the architecture of this name.

    Raises:
        RecipeError: There is none.
    """
    try:
        return ARCHITECTURES[name]
    except KeyError:
        raise RecipeError(
            f"There is no architecture {name}: choose one of {', '.join(sorted(ARCHITECTURES))}."
        ) from None
