"""Pipeline: one frame's way to its readings, from detection over tracking to smoothed scores."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.detection.schedule import FullScan, ScanSchedule
from emolens.model.contract import ModelMetadata
from emolens.model.crops import crop_face
from emolens.model.evidence import evidence_for
from emolens.model.occlusion import occlude
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel, Model, Scanner
from emolens.readings import AnalysedFrame, Evidence, Face, Frame, Image, Reading
from emolens.sources.arrays import Arrivals
from emolens.sources.clock import MonotonicClock
from emolens.tracking.face_belief import margin
from emolens.tracking.neutral_baseline import NeutralBaseline
from emolens.tracking.smoothing import DisplayState
from emolens.tracking.track import Track
from emolens.tracking.tracker import Tracker

_DEFAULTS = PipelineOptions()


class Pipeline:
    """Reads the faces of one source, frame after frame. One pipeline serves one thread.

    Attributes:
        evidence_wanted: Whether readings come with their evidence; any thread may set it, and it
            counts from the next frame on.
        baselines: The neutral baseline of each track that has one, by the track's id. Any thread
            may put another mapping in its place, likewise; one that is there is not changed.

    Args:
        scanner: Detects the faces.
        model: Reads them, all of a frame in one batch.
        tracker: Follows them over time; None for stills, which have nothing to do with one another.
        options: How faces are detected and smoothed.
    """

    def __init__(
        self,
        scanner: Scanner,
        model: Model,
        tracker: Tracker | None = None,
        options: PipelineOptions = _DEFAULTS,
    ) -> None:
        self.evidence_wanted = False
        self.baselines: Mapping[int, NeutralBaseline] = {}
        self._scanner = scanner
        self._model = model
        self._tracker = tracker
        self._clock = MonotonicClock()
        self._arrivals = Arrivals()
        self._shape: tuple[int, ...] = ()
        self._options = options
        scanner.configure(options)

    @classmethod
    def of_stills(cls, model: Model, options: PipelineOptions = _DEFAULTS) -> Pipeline:
        """Return a pipeline for pictures that have nothing to do with one another."""
        return cls(FullScan(), model, None, options)

    @classmethod
    def of_video(cls, model: Model, options: PipelineOptions = _DEFAULTS) -> Pipeline:
        """Return a pipeline for every frame of one video file.

        What is detected in a frame depends on that frame alone.
        """
        return cls(FullScan(), model, Tracker(), options)

    @classmethod
    def live(cls, model: Model, options: PipelineOptions = _DEFAULTS) -> Pipeline:
        """Return a pipeline that keeps up with one camera or a video that is played."""
        return cls(ScanSchedule(), model, Tracker(), options)

    def use_options(self, options: PipelineOptions) -> None:
        """Detect and smooth as these options say from the next frame on."""
        if options != self._options:
            self._options = options
            self._scanner.configure(options)

    def use_model(self, model: Model) -> None:
        """Read with this model from the next frame on.

        Faces keep their tracks and their ids. What another model said of them is forgotten, and so
        are the neutral baselines.
        """
        if model is self._model:
            return
        self._model = model
        self.baselines = {}
        if self._tracker is not None:
            self._tracker.forget_scores()

    def read(self, frame: Frame | Image) -> AnalysedFrame:
        """Return the frame with the readings of its faces, the largest face first.

        Args:
            frame: A frame; or an image, BGR or grey, that is seen at this moment.

        Raises:
            ModelError: The model computes something that its contract does not allow.
            ValueError: An array is no image.
        """
        if not isinstance(frame, Frame):
            frame = self._arrivals.frame_of(frame)
        metadata = self._model.metadata
        nothing = AnalysedFrame(frame, (), scores_mean=metadata.scores_mean)
        now = self._clock.at(frame.time)
        tracks = self._tracks(frame, now)
        if not tracks:
            return nothing
        crops = np.stack([crop_face(frame.image, track.face, metadata.crop) for track in tracks])
        output = self._model.infer(crops)
        faces = self._faces(tracks, output, now)
        readings = tuple(
            self._reading(frame, now, tracks[place], output.scores[place]) for place in faces
        )
        evidence = self._evidence(crops[faces], readings)
        return dataclasses.replace(nothing, readings=readings, evidence=evidence)

    def _tracks(self, frame: Frame, now: float) -> Sequence[Track]:
        """Return what a frame shows, followed where there is a tracker.

        A frame of another size is another picture, in which nothing is where it was, and so is one
        that was jumped to.
        """
        tracker = self._tracker
        if tracker and (frame.cut or frame.image.shape != self._shape):
            tracker.end_all()
            self._shape = frame.image.shape
        found = self._scanner.find(frame, now, tracker.expected(now) if tracker else ())
        boxes = [detection.box for detection in found]
        if tracker is None:
            tracks: Sequence[Track] = [Track(box, now) for box in boxes]
        else:
            tracks = (tracker.restart if frame.cut else tracker.update)(boxes, now)
        landmarks = {detection.box: detection.landmarks for detection in found}
        for track in tracks:
            track.landmarks = landmarks[track.box]
        return tracks

    def _faces(self, tracks: Sequence[Track], output: ModelOutput, now: float) -> list[int]:
        """Return the places of the tracks that the model, too, takes for faces."""
        threshold = self._model.metadata.no_face_below
        if threshold is None or output.face is None:
            return list(range(len(tracks)))
        margins = [margin(probability, threshold) for probability in output.face]
        return [place for place, track in enumerate(tracks) if track.is_face(margins[place], now)]

    def _reading(
        self, frame: Frame, now: float, track: Track, scores: NDArray[np.float32]
    ) -> Reading:
        metadata, smoothing = self._model.metadata, self._options.smoothing
        baseline = None if track.id is None else self.baselines.get(track.id)
        # One that was taken with a model of other labels does not fit.
        fits = baseline is not None and baseline.labels == metadata.labels
        track.baseline = baseline if fits else None
        state = track.show(scores, now, smoothing=smoothing)
        return _reading_of(frame, track.face, metadata, scores, state)

    def _evidence(
        self, crops: NDArray[np.uint8], readings: Sequence[Reading]
    ) -> Mapping[Face, Evidence]:
        """Return the evidence for each face; nothing unless it is wanted and can be had."""
        if not (readings and self.evidence_wanted):
            return {}
        return _evidence_in(self._model, crops, readings, still=self._tracker is None)


def evidence_of(
    model: Model, frame: Frame, readings: Sequence[Reading], *, still: bool
) -> Mapping[Face, Evidence]:
    """Return the evidence for faces that were read before; nothing where it cannot be had.

    Args:
        model: The model that read them.
        frame: Theirs.
        readings: Of the frame.
        still: Whether there is time to cover parts of the faces, where the model has none itself.
    """
    if not readings:
        return {}
    framing = model.metadata.crop
    crops = np.stack([crop_face(frame.image, one.face, framing) for one in readings])
    return _evidence_in(model, crops, readings, still=still)


def _evidence_in(
    model: Model, crops: NDArray[np.uint8], readings: Sequence[Reading], *, still: bool
) -> Mapping[Face, Evidence]:
    maps = _evidence_maps(model, crops, still=still)
    pairs = zip(readings, maps, strict=True) if maps else ()
    return {one.face: evidence_for(one, map_, model.metadata) for one, map_ in pairs}


def _evidence_maps(
    model: Model, crops: NDArray[np.uint8], still: bool
) -> Sequence[NDArray[np.float32]]:
    """Return what each cell of each crop says; nothing where that cannot be had.

    Where the model has no evidence of its own, covering parts of the face tells. Only in a still
    there is time to do so.
    """
    if not isinstance(model, EvidenceModel):
        return ()
    if model.map_shape is not None:
        return list(model.explain(crops))
    return [occlude(model.predict, crop) for crop in crops] if still else ()


def _reading_of(
    frame: Frame,
    face: Face,
    metadata: ModelMetadata,
    scores: NDArray[np.float32],
    state: DisplayState,
) -> Reading:
    labels = metadata.labels
    shown = scores if state.smoothed is None else state.smoothed
    return Reading(
        frame=frame.index,
        time=frame.time,
        face=face,
        expression=labels[state.top_label],
        uncertain=float(shown[state.top_label]) < metadata.uncertain_below,
        scores=_named(labels, scores),
        smoothed=None if state.smoothed is None else _named(labels, state.smoothed),
        corrected=None if state.corrected is None else _named(labels, state.corrected),
    )


def _named(labels: tuple[str, ...], shares: NDArray[np.floating]) -> dict[str, float]:
    return dict(zip(labels, map(float, shares), strict=True))
