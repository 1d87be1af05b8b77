"""The adapter from made-up films to the program: what it reads in them, as plain values.

Everything here that is the program's own may be called otherwise one day; the films, and what was
recorded of them, stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import CropFraming, ModelMetadata
from emolens.model.crops import cut
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.readings import Box, Detection, Frame, Reading
from emolens.tracking.neutral_baseline import NeutralBaseline
from emolens.tracking.tracker import MotionTracker
from tests.films.film import LABELS, Change, Film, Model, Shot
from tests.films.pictures import picture_of
from tests.films.script import Script

Row = list[Any]
"""Of one face: track, box, expression, whether uncertain, then its scores where the film does not
say them, smoothed and corrected, each None or a list."""
_CROP = CropFraming(size=16, channels=3, margin=0.0)


def readings_of(film: Film) -> list[list[Row]]:
    """Return what the program reads of each face in each frame of a film."""
    detector = _Detector()
    model = _ScriptedModel(film.model, detector.script)
    if film.way == "scripted":
        options = PipelineOptions(smoothing=film.smoothing)
        pipeline = Pipeline(detector, model, MotionTracker(), options)
    else:
        pipeline = getattr(Pipeline, film.way)(model)
    told = []
    for shot in film.shots:
        detector.shot = shot
        if shot.change:
            _make(shot.change, pipeline, detector.script)
        frame = Frame(picture_of(shot), shot.index, shot.time, 0.0, cut=shot.cut)
        told.append([_row(reading, shot) for reading in pipeline.read(frame).readings])
    return told


class _Detector:
    """Finds what the film says."""

    shot: Shot

    def __init__(self) -> None:
        self.script = Script()

    def find(self, frame: Frame, now: float, expected: object) -> list[Detection]:  # noqa: ARG002
        boxes = tuple(Box(*one.box) for one in self.shot.found)
        self.script.begin(self.shot.found, [cut(frame.image, box, _CROP) for box in boxes])
        return [Detection(box, 1.0) for box in boxes]

    def configure(self, options: PipelineOptions) -> None:
        """Change nothing."""


class _ScriptedModel:
    def __init__(self, model: Model, script: Script) -> None:
        below = model.uncertain_below
        rest: tuple[dict[str, str], dict[str, float]] = {}, {}
        self.metadata = ModelMetadata(
            model.labels, _CROP, "labels", below, 1.0, *rest, "float32", "", model.no_face_below
        )
        self._script = script

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        return ModelOutput(*self._script.judge(crops))


def _make(change: Change, pipeline: Pipeline, script: Script) -> None:
    if change.model:
        pipeline.use_model(_ScriptedModel(change.model, script))
    if change.smoothing is not None:
        pipeline.use_options(PipelineOptions(smoothing=change.smoothing))
    if change.rest:
        baseline = NeutralBaseline(LABELS, np.array(change.rest))
        pipeline.baselines = {**pipeline.baselines, change.track: baseline}
    elif change.track:
        others = pipeline.baselines.items()
        pipeline.baselines = {track: one for track, one in others if track != change.track}


def _row(reading: Reading, shot: Shot) -> Row:
    assert (reading.frame, reading.time) == (shot.index, shot.time)
    box = reading.face.box
    place = (box.x, box.y, box.width, box.height)
    said = next((one.scores for one in shot.found if one.box == place), None)
    raw = _shares(reading.scores)
    as_said = said is not None and np.allclose(np.array(raw), said, rtol=0, atol=1e-6)
    shares = None if as_said else raw, _shares(reading.smoothed), _shares(reading.corrected)
    return [reading.face.track, list(place), reading.expression, reading.uncertain, *shares]


def _shares(named: Mapping[str, float] | None) -> list[float] | None:
    return None if named is None else list(named.values())
