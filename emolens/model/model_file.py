"""Opening of model files, and their validation against :mod:`emolens.model.contract`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import onnxruntime as ort  # type: ignore[import-untyped]

from emolens.bounded_file import read_bounded
from emolens.errors import ModelError
from emolens.inference import open_session
from emolens.messages import mark
from emolens.model.contract import (
    EVIDENCE_NAME,
    FACE_NAME,
    INPUT_NAME,
    METADATA_KEY,
    SCORES_NAME,
    SMALLEST_MAP,
    ModelMetadata,
)

LARGEST_FILE = 512 * 1024**2
"""Bytes; models of expressions have 1 to 100 MB."""


_LOOPS = (b"Loop", b"Scan")
"""Operators without which a graph comes to an end; other names that hold these do no harm."""


class OpenedModel(NamedTuple):
    """A model file that keeps the contract.

    Attributes:
        session: Computes it.
        metadata: What the file says of itself.
        may_loop: Whether it may compute for ever on some crops.
    """

    session: ort.InferenceSession
    metadata: ModelMetadata
    may_loop: bool


def open_model(path: Path, threads: int) -> OpenedModel:
    """Return a model file, to be calculated on ``threads``.

    It is read into memory first, so that it cannot pull in other files.

    Raises:
        ModelError: It cannot be read or breaks the contract. The message continues a sentence that
            names the file.
    """
    data = _read(path)
    session = _open_session(data, threads)
    metadata = _metadata(session)
    _check_input(session, metadata)
    _check_scores(session, metadata)
    _check_evidence(session, metadata)
    _check_face(session, metadata)
    return OpenedModel(session, metadata, any(name in data for name in _LOOPS))


def crop_shape(metadata: ModelMetadata) -> tuple[int, int, int]:
    """Return height, width and channels of the crops."""
    crop = metadata.crop
    return crop.size, crop.size, crop.channels


def map_shape(session: ort.InferenceSession) -> tuple[int, int] | None:
    """Return height and width of the evidence in cells; None where there is none."""
    evidence = _output(session, EVIDENCE_NAME)
    return None if evidence is None else (evidence.shape[2], evidence.shape[3])


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ModelError(mark("it is a folder"))
        return read_bounded(path, LARGEST_FILE)
    except OSError as error:
        raise ModelError(mark("it cannot be read ({reason})"), reason=error.strerror) from error


def _open_session(data: bytes, threads: int) -> ort.InferenceSession:
    try:
        return open_session(data, threads)
    except Exception as error:  # ONNX Runtime's exceptions share no other base
        raise ModelError(mark("it is not a valid ONNX model")) from error


def _metadata(session: ort.InferenceSession) -> ModelMetadata:
    try:
        text = session.get_modelmeta().custom_metadata_map.get(METADATA_KEY)
    except UnicodeDecodeError as error:
        raise ModelError(mark("it is not a valid ONNX model")) from error
    if text is None:
        raise ModelError(mark("it lacks the metadata that Emolens needs"))
    return ModelMetadata.from_json(text)


def _check_input(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    inputs = session.get_inputs()
    if [tensor.name for tensor in inputs] != [INPUT_NAME]:
        raise ModelError(mark("its one input must be called {name}"), name=INPUT_NAME)
    shape = list(crop_shape(metadata))
    if inputs[0].type != "tensor(uint8)" or inputs[0].shape[1:] != shape:
        raise ModelError(
            mark("its input must be {form}"), form=f"uint8 [N, {', '.join(map(str, shape))}]"
        )
    if isinstance(inputs[0].shape[0], int):
        raise ModelError(mark("its input must take any number of crops"))


def _check_scores(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    scores = _output(session, SCORES_NAME)
    if scores is None:
        raise ModelError(mark("it lacks the output {output}"), output=SCORES_NAME)
    labels = len(metadata.labels)
    if scores.type != "tensor(float)" or scores.shape[1:] != [labels]:
        raise ModelError(
            mark("its {output} must be {form}"), output=SCORES_NAME, form=f"float32 [N, {labels}]"
        )


def _check_evidence(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    evidence = _output(session, EVIDENCE_NAME)
    if evidence is None:
        return
    labels, cells = len(metadata.labels), evidence.shape[2:]
    enough = len(cells) == 2 and all(isinstance(n, int) and n >= SMALLEST_MAP for n in cells)
    if evidence.type != "tensor(float)" or evidence.shape[1:2] != [labels] or not enough:
        raise ModelError(
            mark("its {output} must be {form}, h and w at least {cells}"),
            output=EVIDENCE_NAME,
            form=f"float32 [N, {labels}, h, w]",
            cells=SMALLEST_MAP,
        )


def _check_face(session: ort.InferenceSession, metadata: ModelMetadata) -> None:
    face = _output(session, FACE_NAME)
    if (face is None) != (metadata.no_face_below is None):
        raise ModelError(
            mark("its output {output} and {field} must come together"),
            output=FACE_NAME,
            field="no_face_below",
        )
    if face is not None and (face.type != "tensor(float)" or len(face.shape) != 1):
        raise ModelError(mark("its {output} must be {form}"), output=FACE_NAME, form="float32 [N]")


def _output(session: ort.InferenceSession, name: str) -> ort.NodeArg | None:
    return next((tensor for tensor in session.get_outputs() if tensor.name == name), None)
