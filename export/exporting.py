"""From a run to a proven model file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from emolens.model.contract import Precision
from export import int8
from export.activation_ranges import kept
from export.crops import read_for
from export.job import Subject
from export.model_builder import ModelFile
from export.output import reserved
from trainer.data.dataset import Dataset
from trainer.networks.loading import load_face_head, load_run
from trainer.run import Card, Run


@dataclass(frozen=True)
class Order:
    """What is to be exported: ``run`` to ``output``, proven on ``data`` or on free crops."""

    run: Path
    output: Path
    precision: Precision = "float32"
    data: Path | None = None
    votes: Path | None = None


def export(order: Order) -> None:
    """Write a model file, if it is proven, and say what was found.

    Raises:
        EmolensError: The run, the dataset or the converted model is not as it must be, or the
            file cannot be written; nothing was written.
    """
    with reserved(order.output) as write:
        made = _made(order, Run(order.run))
        write(made.data)
    print(f"{order.output}: {len(made.data) / 1e6:.2f} MB, {order.precision}.")


def _made(order: Order, run: Run) -> ModelFile:
    """Return the proven file; what is quick to find wrong is looked at first."""
    card = run.read_card()
    again = order.precision == "int8" and order.data is None
    calibration = kept(run, card) if again else None
    dataset = _read(order, card)
    subject = Subject(run, card, load_run(run)[0], load_face_head(run, card), dataset)
    subject.prove()
    if calibration:
        return int8.rebuilt(subject, calibration)
    if dataset and order.precision == "int8":
        return int8.measured(subject, dataset)
    if dataset:
        subject.pass_gate(dataset, subject.float32)
    return subject.float32


def _read(order: Order, card: Card) -> Dataset | None:
    if order.data is None:
        return None
    print(f"Reading {order.data} …", file=sys.stderr)
    return read_for(card, order.data, order.votes)
