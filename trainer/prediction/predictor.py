"""Predictor of the faces in pictures, which reads them as the app would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.readings import AnalysedFrame, Box, Detection, Frame, Image, Reading
from emolens.sources.images import read_picture
from trainer.evaluation.trained_model import TrainedModel


class Predictor:
    """Reads pictures.

    One that is as large as the model's crops, as those of a dataset are, goes in as it is. In any
    other, the app's detector looks for faces, and its crop rule cuts them out.

    Args:
        model: The model.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._size = model.metadata.crop.size
        self._photographs = Pipeline.of_stills(model)
        self._crops = Pipeline(_Whole(), _without_margin(model))

    def predict(self, path: Path) -> AnalysedFrame:
        """Return the picture with its readings, the largest face first.

        Raises:
            SourceError: It cannot be read.
        """
        frame = Frame(read_picture(path), index=0, time=0.0, captured=0.0)
        return self._pipeline(frame.image).read(frame)

    def _pipeline(self, image: Image) -> Pipeline:
        is_crop = image.shape[:2] == (self._size, self._size)
        return self._crops if is_crop else self._photographs


class _Whole:
    def find(
        self,
        frame: Frame,
        now: float,  # noqa: ARG002
        expected: Sequence[Box],  # noqa: ARG002
    ) -> Sequence[Detection]:
        height, width = frame.image.shape[:2]
        return (Detection(Box(0, 0, width, height), 1.0),)

    def configure(self, options: PipelineOptions) -> None:
        """There is nothing to look for."""


def _without_margin(model: TrainedModel) -> TrainedModel:
    crop = replace(model.metadata.crop, margin=0.0)
    # What is a crop holds a face: nobody asks.
    metadata = replace(model.metadata, crop=crop, no_face_below=None)
    return replace(model, metadata=metadata)


def describe(name: str, analysed: AnalysedFrame) -> str:
    """Return a line of text for each reading: where the face is, and all scores in order."""
    if not analysed.readings:
        return f"{name}: no face found"
    return "\n".join(
        f"{name}, {_place(one, analysed)}: {_scores(one)}" for one in analysed.readings
    )


def is_whole(reading: Reading, analysed: AnalysedFrame) -> bool:
    """Return whether a reading is of the whole picture: a crop that was taken as it is."""
    height, width = analysed.frame.image.shape[:2]
    return reading.face.box == Box(0, 0, width, height)


def in_order(reading: Reading) -> list[tuple[str, float]]:
    """Return the scores of a reading by expression, the highest first."""
    return sorted(reading.scores.items(), key=lambda item: -item[1])


def _place(reading: Reading, analysed: AnalysedFrame) -> str:
    if is_whole(reading, analysed):
        return "as it is"
    box = reading.face.box
    return f"face of {box.width} by {box.height} pixels at {box.x}, {box.y}"


def _scores(reading: Reading) -> str:
    scores = ", ".join(f"{label} {score:.3f}" for label, score in in_order(reading))
    return f"{scores} (uncertain)" if reading.uncertain else scores
