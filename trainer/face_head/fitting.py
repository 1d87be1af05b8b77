"""Fitting of a face head to a finished run."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np

from trainer.data.dataset import Dataset
from trainer.errors import OutputError
from trainer.face_head.logistic_regression import fit
from trainer.face_head.threshold import FaceThreshold, choose_threshold
from trainer.face_head.windows import Windows, training_windows, validation_windows
from trainer.networks.face_head import FaceHead, features, infer
from trainer.progress_bar import bar
from trainer.run import Card, FaceCard, Run, digest, write_json

_BLOCK = 256


def fit_face_head(
    model: keras.Model, card: Card, dataset: Dataset, scenes: int, seed: int
) -> tuple[FaceHead, FaceThreshold, str]:
    """Return the face head for a model, its threshold, and how they were found, in words.

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
    learnt = training_windows(dataset.training, card.crop, scenes, seed)
    head = fit(_features(reader, learnt), learnt.faces)
    measured = validation_windows(dataset.validation, card.crop, max(1, scenes // 2), seed)
    probabilities = infer(model, head)(measured.crops).face
    assert probabilities is not None
    threshold = choose_threshold(probabilities, measured.faces)
    return head, threshold, _protocol(learnt, threshold, scenes, seed, dataset.name)


def keep(run: Run, head: FaceHead, threshold: FaceThreshold, protocol: str) -> None:
    """Write the face head into the run's folder and, last, what is known of it into the card.

    Raises:
        RunError: The run cannot be read.
        OutputError: Something cannot be written.
    """
    card = run.read_card()
    try:
        write_json(run.face, {"kernel": head.kernel.tolist(), "bias": head.bias})
        face = FaceCard(threshold.no_face_below, protocol, digest(run.face))
        metrics = {**card.metrics, **threshold.metrics()}
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


def _protocol(
    learnt: Windows, threshold: FaceThreshold, scenes: int, seed: int, dataset: str
) -> str:
    faces = int(learnt.faces.sum())
    return (
        f"One unit on the finished network, which it leaves as it is; fitted by logistic "
        f"regression to {faces} crops of faces and {len(learnt.faces) - faces} of none, from train "
        f"of {dataset} and {scenes} scenes made of it (seed {seed}); {threshold.to_text()}; the "
        "threshold was chosen on those scenes, so this is no test result."
    )
