"""Contract of a model file, between trainer, export and app: its tensors and its metadata.

A model file is an ONNX file with one input ``faces`` (uint8 ``[N, size, size, channels]`` crops as
the training set has them), an output ``scores`` (float32 ``[N, labels]``, rows summing to 1) and,
under the metadata key :data:`METADATA_KEY`, the JSON form of :class:`ModelMetadata`. Preprocessing
is inside the graph, so nothing about it can be got wrong outside.

A file may have a second output ``evidence`` (float32 ``[N, labels, h, w]``, ``h`` and ``w`` fixed
and at least :data:`SMALLEST_MAP`): what each cell of the crop, from its upper left corner on, says
for each expression. It is exact: the scores are the softmax of its mean over the cells.

A file may have a third output ``face`` (float32 ``[N]``): the probability that the crop holds a
face. Its metadata then say below which probability it is taken for none.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from emolens.errors import ModelError
from emolens.messages import mark
from emolens.readings import ScoresMeaning

METADATA_KEY = "emolens"
CONTRACT_VERSION = 1
INPUT_NAME = "faces"
SCORES_NAME = "scores"
EVIDENCE_NAME = "evidence"
FACE_NAME = "face"
SMALLEST_MAP = 6
"""Cells a side below which evidence is too coarse to tell a mouth from a cheek."""

LARGEST_CROP = 1024
"""Pixels a side; models of faces read 40 to 384."""
MOST_LABELS = 255
"""As many as an index in 8 bits has room for; models of expressions have 2 to 30."""
LONGEST_LABEL = 1000
"""Characters."""

ALIGNED_MARGIN = 0.06
"""Of files that do not say how faces with landmarks are framed."""

Precision = Literal["float32", "int8"]


@dataclass(frozen=True)
class CropFraming:
    """How a detected face becomes the crop that the model reads.

    Attributes:
        size: Side of the square crop in pixels.
        channels: 1 for grey, 3 for RGB.
        margin: Share of the box's side added on each side before cutting; negative cuts tighter.
        aligned_margin: Likewise for a face with landmarks, which is turned upright, of the square
            of :func:`emolens.alignment.square_of`. Where a file says nothing, what reads
            best with the model that came with the app (docs/detection.md).
        aligned: Whether the crops that it learnt from were framed as the app frames faces, turned
            upright, so that a dataset's must be before it is measured on them.
    """

    size: int
    channels: int
    margin: float
    aligned_margin: float = ALIGNED_MARGIN
    aligned: bool = False

    def __post_init__(self) -> None:
        margins = (self.margin, self.aligned_margin)
        sensible = all(-0.5 < margin <= 2 for margin in margins)
        if not 1 <= self.size <= LARGEST_CROP or self.channels not in (1, 3) or not sensible:
            raise ModelError(mark("its crop rule makes no sense ({rule})"), rule=self)


@dataclass(frozen=True)
class ModelMetadata:
    """Everything the app needs to know of a model beyond its graph.

    Attributes:
        labels: Expressions in the order of the scores.
        crop: How a box becomes a crop.
        scores_mean: What a score is.
        uncertain_below: A top score below this makes the reading *uncertain*.
        temperature: The logits were divided by this inside the graph; 1 where none was needed.
        training: What it was trained on and how, in words, by topic.
        metrics: Figures measured with this precision, by name; the name says the split.
        precision: Of the file: ``int8`` where most of it calculates in whole numbers of 8 bits.
        keras_digest: ``sha256:`` and the hex digest of the Keras model that it came from.
        no_face_below: A crop that holds a face with less probability is taken to hold none; None
            where the model cannot tell.
    """

    labels: tuple[str, ...]
    crop: CropFraming
    scores_mean: ScoresMeaning
    uncertain_below: float
    temperature: float
    training: Mapping[str, str]
    metrics: Mapping[str, float]
    precision: Precision
    keras_digest: str
    no_face_below: float | None = None

    def __post_init__(self) -> None:
        if len(self.labels) < 2 or len(set(self.labels)) != len(self.labels):
            raise ModelError(mark("it needs two or more labels, all different"))
        if len(self.labels) > MOST_LABELS or max(map(len, self.labels)) > LONGEST_LABEL:
            raise ModelError(
                mark("its labels are more than {most} or longer than {longest} letters"),
                most=MOST_LABELS,
                longest=LONGEST_LABEL,
            )
        if self.scores_mean not in get_args(ScoresMeaning):
            raise ModelError(
                mark("it does not say what its scores mean ({said})"), said=repr(self.scores_mean)
            )
        if self.precision not in get_args(Precision):
            raise ModelError(mark("its precision is unknown ({said})"), said=repr(self.precision))
        if not 0 <= self.uncertain_below <= 1 or not 0 < self.temperature < math.inf:
            raise ModelError(mark("its threshold or its temperature is out of range"))
        if self.no_face_below is not None and not 0 <= self.no_face_below <= 1:
            raise ModelError(mark("its threshold for faces is out of range"))

    def to_json(self) -> str:
        """Return the JSON text that goes into the model file."""
        return json.dumps({"contract": CONTRACT_VERSION, **dataclasses.asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> ModelMetadata:
        """Read the JSON text of a model file.

        Raises:
            ModelError: Something is missing, of the wrong kind or of another contract version.
                The message continues a sentence that names the file.
        """
        values = _json_object(text)
        version = values.pop("contract", None)
        if version != CONTRACT_VERSION:
            raise ModelError(
                mark("it has contract version {its}, this app {ours}"),
                its=version,
                ours=CONTRACT_VERSION,
            )
        needed = {field.name for field in dataclasses.fields(cls)} - {"no_face_below"}
        missing = sorted(needed - values.keys())
        if missing:
            raise ModelError(mark("its metadata lack {fields}"), fields=", ".join(missing))
        try:
            return cls(
                labels=tuple(_text(label) for label in values["labels"]),
                crop=_crop_framing(values["crop"]),
                scores_mean=values["scores_mean"],
                uncertain_below=float(values["uncertain_below"]),
                temperature=float(values["temperature"]),
                training={_text(k): _text(v) for k, v in values["training"].items()},
                metrics={_text(k): float(v) for k, v in values["metrics"].items()},
                precision=values["precision"],
                keras_digest=_text(values["keras_digest"]),
                no_face_below=_optional(values.get("no_face_below")),
            )
        except (TypeError, ValueError, AttributeError, KeyError, OverflowError) as error:
            raise ModelError(
                mark("its metadata are malformed ({reason})"), reason=str(error)
            ) from error


def _json_object(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(mark("its metadata are not JSON ({reason})"), reason=str(error)) from error
    if not isinstance(values, dict):
        raise ModelError(mark("its metadata are not a JSON object"))
    return values


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    value.encode()  # JSON may hold halves of characters, which no file and no window takes
    return value


def _optional(value: Any) -> float | None:  # noqa: ANN401 - JSON can hold anything
    return None if value is None else float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _crop_framing(values: Mapping[str, Any]) -> CropFraming:
    return CropFraming(
        size=int(values["size"]),
        channels=int(values["channels"]),
        margin=float(values["margin"]),
        aligned_margin=float(values.get("aligned_margin", ALIGNED_MARGIN)),
        aligned=_flag(values.get("aligned", False)),
    )
