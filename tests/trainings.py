"""Trainings of a stand-in: small recipes, and interruptions at a chosen step."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.runs import TINY
from tests.runs import train_tiny as train
from trainer.recipe import Recipe
from trainer.run import Card, Run

if TYPE_CHECKING:
    from trainer.training.progress_callback import ProgressCallback

PRETRAINED = dataclasses.replace(
    TINY, network=dataclasses.replace(TINY.network, weights="imagenet")
)
"""The stand-in below passes for pretrained, so that there is a head to train first."""


def train_tiny(folder: Path, recipe: Recipe = PRETRAINED) -> tuple[Run, Card]:
    return train(folder, recipe)


def fine_tuning(**changes: Any) -> Recipe:  # noqa: ANN401 - whatever the settings take
    """Return the tiny recipe without the first phase and with another second one."""
    fine = dataclasses.replace(TINY.fine, **changes)
    return dataclasses.replace(TINY, fine=fine)


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the trainer catches it."""


def stop_in_epoch(monkeypatch: pytest.MonkeyPatch, epoch: int, error: type[BaseException]) -> None:
    """Raise ``error`` at the second step of ``epoch``, counted from 1."""
    from trainer.training.progress_callback import ProgressCallback  # noqa: PLC0415 - it loads Keras

    seen = {"epoch": 1}
    step, end = ProgressCallback.on_train_batch_end, ProgressCallback.on_epoch_end

    def on_step(self: ProgressCallback, batch: int, logs: dict[str, Any] | None = None) -> None:
        if seen["epoch"] == epoch and batch == 1:
            raise error
        step(self, batch, logs)

    def on_end(self: ProgressCallback, index: int, logs: dict[str, Any] | None = None) -> None:
        seen["epoch"] += 1
        end(self, index, logs)

    monkeypatch.setattr(ProgressCallback, "on_train_batch_end", on_step)
    monkeypatch.setattr(ProgressCallback, "on_epoch_end", on_end)


def losses(run: Run) -> list[float]:
    return [record["val_loss"] for record in json.loads(run.history.read_text())]
