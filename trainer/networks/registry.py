"""Registry of architectures: each one is declared where its network is built.

A builder in a module of :mod:`trainer.networks.architectures` becomes known by
``@architecture("name")`` above it, and can be chosen once ``trainer/recipes`` has a recipe of that
name. Nothing else need be told of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import keras

from trainer.recipe_settings import NetworkSettings

Builder: TypeAlias = "Callable[[keras.KerasTensor, NetworkSettings, int], keras.KerasTensor]"
"""Gives the scores ``[N, K]`` for crops ``[N, S, S, C]``, the settings and K. Its last layer with
weights is called :data:`~trainer.networks.layer_names.HEAD`, its softmax
:data:`~trainer.networks.layer_names.SCORES`."""


@dataclass(frozen=True)
class Architecture:
    """A network that can be trained.

    Attributes:
        name: Of its recipe, and in the cards of its runs.
        build: Builds it.
        backbone: Name of the layer that can start on pretrained weights, and stays frozen while
            the head alone is trained; none where everything starts from nothing.
        evidence: Whether the logits are the means of the head's map ``[N, h, w, K]``, so that the
            map is an exact class activation map.
    """

    name: str
    build: Builder
    backbone: str | None
    evidence: bool

    @property
    def pretrained(self) -> bool:
        """Whether it can start on pretrained weights."""
        return self.backbone is not None


ARCHITECTURES: dict[str, Architecture] = {}
"""By name; filled when :mod:`trainer.networks.architectures` is imported."""


def architecture(
    name: str, *, backbone: str | None = None, evidence: bool = False
) -> Callable[[Builder], Builder]:
    """Return a decorator that registers a builder; see :class:`Architecture` for the arguments."""

    def register(build: Builder) -> Builder:
        ARCHITECTURES[name] = Architecture(name, build, backbone, evidence)
        return build

    return register
