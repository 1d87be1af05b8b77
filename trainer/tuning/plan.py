"""Plan of a study: what it searches, the same throughout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trainer.data.dataset import Dataset
from trainer.recipe import Recipe, to_values
from trainer.tuning.space import Space, to_json


@dataclass(frozen=True, eq=False)
class SearchPlan:
    """Dataset, recipe and space of a study.

    Attributes:
        dataset: What each trial learns from and is validated on.
        recipe: What the trials have in common; its seed is the search's, too.
        space: What they differ in.
    """

    dataset: Dataset
    recipe: Recipe
    space: Space

    def identity(self) -> dict[str, Any]:
        """Return what makes two studies the same, as JSON values."""
        return {
            "dataset": self.dataset.name,
            "votes": self.dataset.votes,
            "labels": list(self.dataset.labels),
            "count of faces": [len(self.dataset.training), len(self.dataset.validation)],
            "recipe": to_values(self.recipe),
            "space": to_json(self.space),
        }
