"""Analysis controls: what the window wants of the analysis, read once a frame."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from desktop.workers.film import Film
from desktop.workers.saved_film import SavedFilm
from emolens.batch.neutral_faces import NeutralFaces
from emolens.comparison import SecondReader
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Frame
from emolens.tracking.neutral_baseline import Baselines

_DEFAULTS = PipelineOptions()

Medium = Literal["still", "film", "live"]
"""What is analysed: one picture, a video that is looked up, or what comes now."""


class FrameReader(Protocol):
    """What reads the faces of a frame."""

    def read(self, frame: Frame) -> AnalysedFrame:
        """Return ``frame`` with the readings of its faces."""


@dataclass(frozen=True)
class SecondModel:
    """A model that is compared with the one that reads.

    Attributes:
        model: The model.
        name: What it is called.
    """

    model: EvidenceModel
    name: str


@dataclass(frozen=True)
class AnalysisControls:
    """What counts from the next frame on.

    Attributes:
        model: What reads; None before one is loaded.
        options: How faces are detected and smoothed.
        evidence: Whether readings come with their evidence.
        baselines: The neutral baselines of the faces of the source that is shown, taken with this
            model.
        neutral: Those of all files and folders, likewise.
        film: The video that is shown, and analysed meanwhile, or what a result says of a picture;
            None for any other source.
        second: A second model that reads the same faces; None for none.
    """

    model: EvidenceModel | None = None
    options: PipelineOptions = _DEFAULTS
    evidence: bool = False
    baselines: Baselines = field(default_factory=dict)
    neutral: NeutralFaces = field(default_factory=NeutralFaces)
    film: Film | None = None
    second: SecondModel | None = None


class LiveControls:
    """The controls as they are now; any thread may read and change them."""

    def __init__(self) -> None:
        self._now = AnalysisControls()
        self._changing = threading.Lock()

    @property
    def now(self) -> AnalysisControls:
        """The newest."""
        return self._now

    def change(self, **values: Any) -> None:  # noqa: ANN401 - each has a type of its own
        """Change some, by their names."""
        with self._changing:
            self._now = dataclasses.replace(self._now, **values)


class ControlledPipeline:
    """A pipeline that takes up the newest controls with each frame.

    Args:
        pipeline: A fresh one.
        controls: Holds them.
    """

    def __init__(self, pipeline: Pipeline, controls: LiveControls) -> None:
        self._pipeline = pipeline
        self._controls = controls

    def read(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with the readings of its faces.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        controls, pipeline = self._controls.now, self._pipeline
        if controls.model is not None:
            pipeline.use_model(controls.model)
        pipeline.use_options(controls.options)
        pipeline.baselines = controls.baselines
        pipeline.evidence_wanted = controls.evidence
        return pipeline.read(frame)


class FilmReader:
    """Looks up what was read of the frames of the film that is shown.

    Args:
        controls: Hold it.
    """

    def __init__(self, controls: LiveControls) -> None:
        self._controls = controls

    def read(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with its readings, or pending where it is still to be read."""
        controls = self._controls.now
        if controls.film is None:
            return AnalysedFrame(frame, (), pending=True)
        if isinstance(controls.film, SavedFilm):  # soon there, and a picture comes but once
            controls.film.wait_for_first()
        return controls.film.look_up(frame, evidence=controls.evidence)


class ComparingReader:
    """Lets a second model read the same faces, while one is wanted.

    Saved results say too little of a face for another model to see what theirs saw.

    Args:
        reader: Reads with the first one.
        controls: Hold the second one.
    """

    def __init__(self, reader: FrameReader, controls: LiveControls) -> None:
        self._reader = reader
        self._controls = controls
        self._second: SecondReader | None = None

    def read(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with the readings of its faces, by both where a second is wanted.

        Raises:
            ModelError: A model computes something that its contract does not allow.
        """
        analysed, now = self._reader.read(frame), self._controls.now
        if now.second is None or analysed.pending or isinstance(now.film, SavedFilm):
            return analysed
        if self._second is None or self._second.model is not now.second.model:
            self._second = SecondReader(now.second.model, now.second.name)
        return self._second.read(analysed, now.options.smoothing)


def controlled_reader(
    load: Callable[[], EvidenceModel], controls: LiveControls, medium: Medium
) -> FrameReader:
    """Return a fresh reader for a session: a full scan for one picture, a fast one for a camera.

    Raises:
        ModelError: The model file breaks the contract.
    """
    if medium == "film" or (medium == "still" and controls.now.film is not None):
        return ComparingReader(FilmReader(controls), controls)
    model = load()
    pipeline = Pipeline.of_stills(model) if medium == "still" else Pipeline.live(model)
    return ComparingReader(ControlledPipeline(pipeline, controls), controls)
