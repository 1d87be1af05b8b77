"""Loading of a run's model and face head, and of start weights out of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keras
import numpy as np

from emolens.model.output import ModelOutput
from trainer.errors import RunError, WeightsError
from trainer.networks.face_head import FaceHead, Inference, infer
from trainer.networks.layer_names import HEAD
from trainer.networks.network import scores_of
from trainer.run import Card, Run, digest
from trainer.run_files import MOST_MODEL, check_archive, read_json

_BYTES = 4  # of a weight


def load_run(run: Run) -> tuple[keras.Model, Card]:
    """Return the model of a run and its card.

    Raises:
        RunError: The folder is not a run, or its model is unsafe or cannot be loaded.
    """
    card = run.read_card()
    try:
        check_archive(run.model)
        with _bounded_weights():
            # Safe mode refuses Lambda layers: a model file must not be able to run code.
            model = keras.models.load_model(run.model, compile=False, safe_mode=True)
    except Exception as error:  # what Keras makes of odd layers is of any kind
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise RunError(f"{run.model} cannot be loaded ({reason}): train the run again.") from error
    return model, card


@contextmanager
def _bounded_weights() -> Iterator[None]:
    """Let layers that are made meanwhile have no more weights than a model has.

    A file says of which shapes they are, and Keras sets memory aside before it looks for them.
    """
    plain, count = keras.Layer.add_weight, 0

    def add_weight(
        layer: keras.Layer, shape: tuple[int, ...] = (), *arguments: object, **options: object
    ) -> keras.Variable:
        nonlocal count
        count += int(np.prod(shape, dtype=float))
        if count * _BYTES > MOST_MODEL:
            raise ValueError(f"its weights would take more than {MOST_MODEL / 1e9:.0f} GB")
        return plain(layer, shape, *arguments, **options)

    keras.Layer.add_weight = add_weight
    try:
        yield
    finally:
        keras.Layer.add_weight = plain


def load_face_head(run: Run, card: Card) -> FaceHead | None:
    """Return the face head of a run; None where it has none.

    Raises:
        RunError: It is missing, or not the one that the card describes.
    """
    if card.face is None:
        return None
    try:
        if digest(run.face) != card.face.digest:
            raise ValueError("card.json describes another one")
        values = read_json(run.face)
        return FaceHead(np.array(values["kernel"], np.float32), float(values["bias"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RunError(f"{run.face} cannot be used ({error}): run face-unit again.") from error


def load_inference(run: Run) -> tuple[Inference, Card]:
    """Return what runs a run's model on crops, with its face head where it has one, and its card.

    Raises:
        RunError: The run cannot be used.
    """
    model, card = load_run(run)
    head = load_face_head(run, card)
    if head:
        return infer(model, head), card
    return (lambda crops: ModelOutput(scores_of(model, crops))), card


def start_from(model: keras.Model, run: Run, labels: tuple[str, ...]) -> None:
    """Give ``model`` the weights of an earlier run; its head only where the labels are the same.

    Raises:
        RunError: The run cannot be read.
        WeightsError: It is of another architecture, width or crop.
    """
    earlier, card = load_run(run)
    skipped = set() if card.labels == labels else _weights(model.get_layer(HEAD))
    pairs = list(zip(model.weights, earlier.weights, strict=False))
    fits = len(model.weights) == len(earlier.weights) and all(
        new.path in skipped or new.shape == old.shape for new, old in pairs
    )
    if not fits:
        raise WeightsError(
            f"{run.folder} holds a {card.architecture} of other shapes: start from a run with the "
            "architecture, width, resolution and crop of this recipe."
        )
    for new, old in pairs:
        if new.path not in skipped:
            new.assign(old)


def _weights(layer: keras.Layer) -> set[str]:
    return {weight.path for weight in layer.weights}
