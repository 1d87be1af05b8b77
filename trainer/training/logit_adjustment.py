"""Logit adjustment: offsets by which a model names each label as often as people do.

Shares of votes that are right on average are not yet right names: where three of ten people say
*sad* and four *neutral*, more of such faces have a majority for *sad* than the scores have *sad* on
top, since scores of what is doubtful lie nearer to each other than votes do. So what is common is
named too often. Menon et al. (2021, arXiv 2007.07314) adjust the logits by how rare each label is;
here, by how much too seldom it is named on validation. A factor on all logits then makes the top
score, on average, the share of the votes that it stands for.
"""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import softmax

from trainer.data.dataset import Dataset, Split
from trainer.errors import DatasetError
from trainer.history import read_history
from trainer.networks.loading import load_run
from trainer.networks.network import logits_model, scores_of
from trainer.picture_digests import digest_dataset, read_digests
from trainer.recipe import from_values
from trainer.run import Card, Run
from trainer.training.run_writing import TrainingResult, write_run
from trainer.training.temperature_scaling import (
    FLATTEST,
    SHARPEST,
    TemperatureScaling,
    Values,
    fold_in,
)

_ROUNDS = 300
_STEP = 0.1
"""Of each round: what is named half as often as it should is raised by 0.07."""
_HELD_BACK = 5
"""Faces of each label that count as named as often as they should, so that few do not carry their
offset away."""

_OF_FACES = ("validation_faces_lost", "validation_no_faces_refused")
"""Figures of a face unit (:mod:`trainer.face_head.threshold`)."""


def adjust(source: Run, dataset: Dataset, target: Run) -> Card:
    """Write the model of a run into ``target``, adjusted on validation.

    Its face unit comes along, for it reads nothing that changes. What was measured end to end does
    not: it is to be measured again.

    Args:
        source: The run.
        dataset: What it was trained on, framed as it wants it.
        target: The folder to fill.

    Raises:
        DatasetError: No face of validation has a majority.
        RunError: The run cannot be read.
    """
    model, card = load_run(source)
    logits = scores_of(logits_model(model), dataset.validation.crops)
    scaling = fit_logit_adjustment(logits, dataset.validation)
    fold_in(model, scaling)
    earlier = TemperatureScaling(
        card.temperature, np.array([card.offsets.get(label, 0.0) for label in card.labels])
    )
    result = TrainingResult(
        model,
        earlier.then(scaling),
        read_history(source),
        {**card.parents, "adjusted": card.keras_digest},
        read_digests(source) or digest_dataset(dataset),
        complete=True,
        adjusted=True,
    )
    written = write_run(target, result, dataset, from_values(card.recipe, str(source.card)))
    adjusted = replace(written, data=card.data)  # what it was trained on did not change
    if card.face:
        shutil.copyfile(source.face, target.face)
        of_faces = {name: card.metrics[name] for name in _OF_FACES if name in card.metrics}
        adjusted = replace(adjusted, face=card.face, metrics={**adjusted.metrics, **of_faces})
    target.write_card(adjusted)
    return adjusted


def fit_logit_adjustment(logits: NDArray[np.float32], faces: Split) -> TemperatureScaling:
    """Return what makes names as frequent as majorities, and the top score what it stands for.

    Args:
        logits: Of a network, float32 ``[N, K]``.
        faces: The N faces.

    Raises:
        DatasetError: None of them has a majority.
    """
    known = faces.majority >= 0
    if not known.any():
        raise DatasetError(
            "No face of validation has an expression that most people name: more votes are needed."
        )
    wanted = np.bincount(faces.majority[known], minlength=logits.shape[1])
    offsets = _offsets(logits[known].astype(np.float64), wanted)
    factor = _factor(logits + offsets, faces.targets.astype(np.float64))
    return TemperatureScaling(1 / factor, factor * offsets)


def _offsets(logits: Values, wanted: NDArray[np.int64]) -> Values:
    """Return the offsets, 0 on average, with which names come nearest to being so frequent.

    How often each label is named jumps from face to face, so that no slope leads there: what is
    named too seldom is raised a little, round by round, and the best round counts.
    """
    offsets = best = np.zeros(len(wanted))
    least = np.inf
    for _ in range(_ROUNDS):
        named = np.bincount((logits + offsets).argmax(axis=1), minlength=len(wanted))
        missing = float(np.abs(named - wanted).sum())
        if missing < least:
            least, best = missing, offsets
        offsets = offsets + _STEP * np.log((wanted + _HELD_BACK) / (named + _HELD_BACK))
        offsets = offsets - offsets.mean()
    return best


def _factor(logits: Values, targets: Values) -> float:
    """Return the factor by which the mean top score is the mean share of what it names."""
    share = float(targets[np.arange(len(targets)), logits.argmax(axis=1)].mean())

    def excess(factor: float) -> float:
        return float(softmax(factor * logits, axis=1).max(axis=1).mean()) - share

    if excess(FLATTEST) >= 0:
        return FLATTEST
    return SHARPEST if excess(SHARPEST) <= 0 else float(brentq(excess, FLATTEST, SHARPEST))
