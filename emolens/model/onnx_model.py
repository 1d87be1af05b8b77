"""ONNX model: the inference session of a model file: crops in, scores and their evidence out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.errors import ModelError
from emolens.inference import run_within
from emolens.messages import Message, mark
from emolens.model.contract import (
    EVIDENCE_NAME,
    FACE_NAME,
    INPUT_NAME,
    SCORES_NAME,
)
from emolens.model.model_file import OpenedModel, crop_shape, map_shape, open_model
from emolens.model.output import ModelOutput

THREADS = 2
"""A batch of a few crops gains nothing from more."""

LONGEST_RUN = 10.0
"""Seconds that a model which may loop has for a batch; others come to an end by themselves."""


class OnnxModel:
    """A model file on ONNX Runtime; :meth:`load` makes it.

    Attributes:
        metadata: What the file says of itself.
        map_shape: Height and width in cells of what :meth:`explain` returns; None where the file
            has no evidence.
    """

    def __init__(self, path: Path, opened: OpenedModel) -> None:
        self.metadata = opened.metadata
        self.map_shape = map_shape(opened.session)
        self._path = path
        self._session = opened.session
        self._may_loop = opened.may_loop

    @classmethod
    def load(cls, path: Path, threads: int = THREADS) -> OnnxModel:
        """Load a model file and try it.

        It is read into memory first, so that it cannot pull in other files.

        Args:
            path: The model file.
            threads: How many the model may calculate on at once.

        Raises:
            ModelError: It cannot be read or breaks the contract.
        """
        try:
            model = cls(path, open_model(path, threads))
        except ModelError as error:
            raise _refusal(path, error.message) from error
        model._try()
        return model

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the scores of crops, float32 ``[N, labels]``, rows summing to 1.

        Arguments and errors as those of :meth:`infer`.
        """
        return self.infer(crops).scores

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        """Return the scores of crops and, where the model can tell, which of them hold a face.

        Args:
            crops: uint8 ``[N, size, size, channels]`` as the crop framing says; N may be 0.

        Raises:
            ModelError: The model fails on them, or returns no shares or no probabilities.
            ValueError: The crops are of another form.
        """
        shapes: dict[str, tuple[int, ...]] = {SCORES_NAME: (len(self.metadata.labels),)}
        if self.metadata.no_face_below is not None:
            shapes[FACE_NAME] = ()
        scores, *face = self._run(crops, shapes)
        if not _are_shares(scores):
            raise _refusal(self._path, Message(mark("its scores are not shares that sum to 1")))
        if not all(map(_are_probabilities, face)):
            raise _refusal(
                self._path, Message(mark("its {output} is no probability"), {"output": FACE_NAME})
            )
        return ModelOutput(scores, face[0] if face else None)

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return what each part of the crops says for each expression.

        Args:
            crops: As for :meth:`predict`.

        Returns:
            float32 ``[N, labels, *map_shape]``, rows of cells from the top; the scores are the
            softmax of the mean over the cells, so positive and negative cells count alike.

        Raises:
            ModelError: The model fails on them.
            ValueError: The crops are of another form, or the file has no evidence.
        """
        if self.map_shape is None:
            raise ValueError(f"{self._path} has no evidence")
        shape = (len(self.metadata.labels), *self.map_shape)
        (evidence,) = self._run(crops, {EVIDENCE_NAME: shape})
        return evidence

    def _try(self) -> None:
        crops = np.zeros((2, *crop_shape(self.metadata)), np.uint8)
        scores = self.predict(crops)
        if self.map_shape and not _add_up(self.explain(crops), scores):
            raise _refusal(self._path, Message(mark("its evidence does not add up to its scores")))

    def _run(
        self, crops: NDArray[np.uint8], shapes: Mapping[str, tuple[int, ...]]
    ) -> list[NDArray[np.float32]]:
        """Return the outputs named, each of as many rows as there are crops, of these shapes."""
        if crops.dtype != np.uint8 or crops.shape[1:] != crop_shape(self.metadata):
            raise ValueError(f"crops must be uint8 [N, {crop_shape(self.metadata)}]")
        if len(crops) == 0:
            return [np.zeros((0, *shape), np.float32) for shape in shapes.values()]
        outputs = self._compute(list(shapes), crops)
        for (name, shape), values in zip(shapes.items(), outputs, strict=True):
            if values.shape != (len(crops), *shape):
                raise _refusal(
                    self._path,
                    Message(mark("its {output} have another form than it says"), {"output": name}),
                )
        return [np.asarray(values, np.float32) for values in outputs]

    def _compute(self, outputs: list[str], crops: NDArray[np.uint8]) -> list[NDArray[np.generic]]:
        with run_within(LONGEST_RUN) if self._may_loop else nullcontext() as options:
            try:
                return list(self._session.run(outputs, {INPUT_NAME: crops}, options))
            except Exception as error:  # ONNX Runtime's exceptions share no other base
                endless = options is not None and options.terminate
                reason = _ENDLESS if endless else Message(mark("it fails while it runs"))
                raise _refusal(self._path, reason) from error


_ENDLESS = Message(
    mark("it comes to no end within {seconds} seconds"), {"seconds": round(LONGEST_RUN)}
)


def _refusal(path: Path, reason: Message) -> ModelError:
    return ModelError(
        mark("The model file {file} cannot be used: {reason}; choose another or export it again."),
        file=path,
        reason=reason,
    )


def _add_up(evidence: NDArray[np.float32], scores: NDArray[np.float32]) -> bool:
    logits = evidence.mean(axis=(2, 3))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return bool(np.allclose(powers / powers.sum(axis=1, keepdims=True), scores, atol=1e-3))


def _are_shares(scores: NDArray[np.float32]) -> bool:
    sums_right = np.abs(scores.sum(axis=1) - 1) < 1e-3
    return bool(np.all(sums_right) and np.all(scores >= 0))  # NaN fails the first


def _are_probabilities(values: NDArray[np.float32]) -> bool:
    return bool(np.all((values >= 0) & (values <= 1)))
