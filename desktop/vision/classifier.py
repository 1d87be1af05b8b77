"""Run a model file: crops in, scores out."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from numpy.typing import NDArray

from desktop.vision.contract import INPUT_NAME, METADATA_KEY, SCORES_NAME, ModelMetadata
from desktop.vision.errors import ModelError

_LOG_FATAL_ONLY = 4
_THREADS = 2  # a batch of a few crops gains nothing from more


class Classifier:
    """One model file on ONNX Runtime; :meth:`load` makes it.

    Attributes:
        metadata: What the file says of itself.
    """

    def __init__(self, path: Path, session: ort.InferenceSession, metadata: ModelMetadata) -> None:
        self.metadata = metadata
        self._path = path
        self._session = session

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Load a model file and try it.

        It is read into memory first, so that it cannot pull in other files.

        Raises:
            ModelError: It cannot be read or breaks the contract.
        """
        try:
            session = _open_session(path)
            metadata = _metadata(session)
            _check_input(session, metadata)
            _check_scores(session, metadata)
        except ModelError as error:
            raise _refusal(path, str(error)) from error
        classifier = cls(path, session, metadata)
        classifier.classify(np.zeros((2, *_crop_shape(metadata)), np.uint8))
        return classifier

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the scores of crops.

        Args:
            crops: uint8 ``[N, size, size, channels]`` as the crop rule says; N may be 0.

        Returns:
            float32 ``[N, labels]``, rows summing to 1.

        Raises:
            ModelError: The model fails on them, or its scores are no shares.
            ValueError: The crops are of another form.
        """
        if crops.dtype != np.uint8 or crops.shape[1:] != _crop_shape(self.metadata):
            raise ValueError(f"crops must be uint8 [N, {_crop_shape(self.metadata)}]")
        labels = len(self.metadata.labels)
        if len(crops) == 0:
            return np.zeros((0, labels), np.float32)
        try:
            (scores,) = self._session.run([SCORES_NAME], {INPUT_NAME: crops})
        except Exception as error:  # ONNX Runtime's exceptions share no other base
            raise _refusal(self._path, "it fails while it runs") from error
        scores = np.asarray(scores, np.float32)
        if scores.shape != (len(crops), labels) or not _are_shares(scores):
            raise _refusal(self._path, "its scores are not shares that sum to 1")
        return scores


def _refusal(path: Path, reason: str) -> ModelError:
    return ModelError(
        f"The model file {path} is refused: {reason}; choose another or export it again."
    )


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ModelError("it is a folder")
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"it cannot be read ({error.strerror})") from error


def _open_session(path: Path) -> ort.InferenceSession:
    data = _read(path)
    options = ort.SessionOptions()
    options.log_severity_level = _LOG_FATAL_ONLY
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Spinning threads would take the processor from the camera and the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Weights in other files would be looked for in the current folder: name one that cannot exist.
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", os.devnull
    )
    try:
        return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's exceptions share no other base
        raise ModelError("it is no complete ONNX model that ONNX Runtime can open") from error


def _crop_shape(metadata: ModelMetadata) -> tuple[int, int, int]:
    crop = metadata.crop
    return crop.size, crop.size, crop.channels


def _metadata(session: ort.InferenceSession) -> ModelMetadata:
    text = session.get_modelmeta().custom_metadata_map.get(METADATA_KEY)
    if text is None:
        raise ModelError("it lacks the metadata that Emolens needs")
    return ModelMetadata.from_json(text)


def _check_input(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    inputs = session.get_inputs()
    if [tensor.name for tensor in inputs] != [INPUT_NAME]:
        raise ModelError(f"its one input must be called {INPUT_NAME}")
    shape = list(_crop_shape(metadata))
    if inputs[0].type != "tensor(uint8)" or inputs[0].shape[1:] != shape:
        raise ModelError(f"its input must be uint8 [N, {', '.join(map(str, shape))}]")
    if isinstance(inputs[0].shape[0], int):
        raise ModelError("its input must take any number of crops")


def _check_scores(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    outputs = {tensor.name: tensor for tensor in session.get_outputs()}
    if SCORES_NAME not in outputs:
        raise ModelError(f"it lacks the output {SCORES_NAME}")
    scores = outputs[SCORES_NAME]
    labels = len(metadata.labels)
    if scores.type != "tensor(float)" or scores.shape[1:] != [labels]:
        raise ModelError(f"its {SCORES_NAME} must be float32 [N, {labels}], one for each label")


def _are_shares(scores: NDArray[np.float32]) -> bool:
    sums_right = np.abs(scores.sum(axis=1) - 1) < 1e-3
    return bool(np.all(sums_right) and np.all(scores >= 0))  # NaN fails the first
