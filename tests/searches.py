"""Searches whose trials are not trained."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from tests.datasets import LABELS
from tests.evaluations import make_card, make_record
from tests.runs import TINY
from trainer.data.dataset import Dataset
from trainer.recipe import Recipe
from trainer.run import Card, Run
from trainer.tuning.plan import SearchPlan
from trainer.tuning.space import Choices, Range, Space

if TYPE_CHECKING:
    import keras

SPACE: Space = {"fine.rate": Range(1e-4, 1e-2, log=True), "batches.size": Choices((4, 8))}


def make_plan(dataset: Dataset, recipe: Recipe = TINY, space: Space = SPACE) -> SearchPlan:
    """Return a plan for a tiny search."""
    return SearchPlan(dataset, recipe, space)


class FakeFit:
    """Stands in for ``fit``: each call takes the next of ``trainings``.

    A training is its validation losses by epoch. An exception among them is raised there; None is
    Ctrl-C, and what comes after it belongs to the next call, which goes on.
    """

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        trainings: Sequence[Sequence[float | BaseException | None]],
    ) -> None:
        from trainer.training import fitting  # noqa: PLC0415 - slow to import

        self.trainings = [list(training) for training in trainings]
        self.recipes: list[Recipe] = []
        self.datasets: list[Dataset] = []
        patch.setattr(fitting, "fit", self)

    def __call__(
        self,
        dataset: Dataset,
        recipe: Recipe,
        run: Run,
        *,
        watchers: tuple[keras.callbacks.Callback, ...],
    ) -> Card:
        self.recipes.append(recipe)
        self.datasets.append(dataset)
        run.folder.mkdir(exist_ok=True)
        losses = self.trainings.pop(0)
        while losses:
            loss = losses.pop(0)
            if loss is None:
                self.trainings.insert(0, losses)
                return self.write(run, [1.0], complete=False)
            if isinstance(loss, BaseException):
                raise loss
            seen = self._seen(run)
            (run.folder / "checkpoint").write_text(json.dumps([*seen, loss]))
            for watcher in watchers:
                watcher.on_epoch_end(len(seen), {"val_loss": loss})
        return self.write(run, self._seen(run), complete=True)

    def _seen(self, run: Run) -> list[float]:
        path = run.folder / "checkpoint"
        return list(json.loads(path.read_text())) if path.exists() else []

    def write(self, run: Run, losses: list[float], *, complete: bool) -> Card:
        """Write a run as ``fit`` does, with an empty model."""
        run.model.write_bytes(b"")
        history = [make_record(epoch, loss) for epoch, loss in enumerate(losses, 1)]
        run.history.write_text(json.dumps(history))
        card = dataclasses.replace(make_card(run, LABELS), complete=complete)
        run.write_card(card)
        return card
