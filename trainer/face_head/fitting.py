"""From a finished run to one that tells what is not a face."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np

from trainer.data.dataset import Dataset
from trainer.errors import OutputError
from trainer.face_head.logistic_regression import fit
from trainer.face_head.threshold import Finding, find
from trainer.face_head.windows import Windows, to_learn, to_measure
from trainer.networks.face_head import FaceUnit, features, infer
from trainer.progress_bar import bar
from trainer.run import Card, FaceCard, Run, digest, write_json

_BLOCK = 256


def make(
    model: keras.Model, card: Card, dataset: Dataset, scenes: int, seed: int
) -> tuple[FaceUnit, Finding, str]:
    """Return the unit for a model, what it does, and how that was found, in words.

    Args:
        model: Of the run; it is not changed.
        card: Of the run.
        dataset: That it was trained on.
        scenes: How many to learn from; half as many are measured on.
        seed: Of faces and scenes.

    Raises:
        RunError: The model's head reads no map.
        DatasetError: The detector finds no validation face.
    """
    reader = features(model)
    learnt = to_learn(dataset.training, card.crop, scenes, seed)
    unit = fit(_features(reader, learnt), learnt.faces)
    measured = to_measure(dataset.validation, card.crop, max(1, scenes // 2), seed)
    probabilities = infer(model, unit)(measured.crops).face
    assert probabilities is not None
    finding = find(probabilities, measured.faces)
    return unit, finding, _protocol(learnt, finding, scenes, seed, dataset.name)


def keep(run: Run, unit: FaceUnit, finding: Finding, protocol: str) -> None:
    """Write the unit into the run's folder and, last, what is known of it into the card.

    Raises:
        RunError: The run cannot be read.
        OutputError: Something cannot be written.
    """
    card = run.read_card()
    try:
        write_json(run.face, {"kernel": unit.kernel.tolist(), "bias": unit.bias})
        face = FaceCard(finding.no_face_below, protocol, digest(run.face))
        metrics = {**card.metrics, **finding.metrics()}
        run.write_card(replace(card, face=face, metrics=metrics))
    except OSError as error:
        raise OutputError(
            f"{run.folder} cannot be written to ({error.strerror}): make room or set it free."
        ) from error


def _features(reader: keras.Model, windows: Windows) -> np.ndarray:
    parts = []
    with bar("looking at them", len(windows.crops), unit="crop") as progress:
        for start in range(0, len(windows.crops), _BLOCK):
            block = windows.crops[start : start + _BLOCK]
            parts.append(reader.predict(block, batch_size=_BLOCK, verbose=0))
            progress.update(len(block))
    return np.concatenate(parts)


def _protocol(learnt: Windows, finding: Finding, scenes: int, seed: int, dataset: str) -> str:
    faces = int(learnt.faces.sum())
    return (
        f"One unit on the finished network, which it leaves as it is; fitted by logistic "
        f"regression to {faces} crops of faces and {len(learnt.faces) - faces} of none, from train "
        f"of {dataset} and {scenes} scenes made of it (seed {seed}); {finding.to_text()}; the "
        "threshold was chosen on those scenes, so this is no test result."
    )
