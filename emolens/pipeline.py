"""Pipeline: one frame's way to its readings, from detection over tracking to smoothed scores.

What a frame says by itself (:mod:`emolens.observation`) comes first; what the frames before make of
it follows, in their order, and is cheap.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.detection.schedule import FullScan, ScanSchedule
from emolens.explanation import explain
from emolens.model.contract import ModelMetadata
from emolens.model.output import ModelOutput
from emolens.observation import Observation, observe
from emolens.options import PipelineOptions
from emolens.protocols import Model, Scanner, Tracker
from emolens.readings import AnalysedFrame, Box, Evidence, Face, Frame, Image, Reading
from emolens.sources.arrays import Arrivals
from emolens.sources.clock import MonotonicClock
from emolens.tracking.face_belief import margin
from emolens.tracking.neutral_baseline import Baselines, baseline_for
from emolens.tracking.smoothing import DisplayState
from emolens.tracking.track import Track
from emolens.tracking.tracker import MotionTracker

_DEFAULTS = PipelineOptions()


class Pipeline:
    """Reads the faces of one source, frame after frame. One pipeline serves one thread.

    Attributes:
        evidence_wanted: Whether readings come with their evidence; any thread may set it, and it
            counts from the next frame on.
        baselines: The neutral baselines of the source's faces. In a still, whose faces have no
            tracks, they count for a face that is alone. Any thread may put another mapping in its
            place, likewise; one that is there is not changed.

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
        self.baselines: Baselines = {}
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
    def of_video(
        cls, model: Model, options: PipelineOptions = _DEFAULTS, *, sparse: bool = False
    ) -> Pipeline:
        """Return a pipeline for every frame of one video file.

        What is detected in a frame depends on that frame alone.

        Args:
            model: Reads the faces.
            options: How faces are detected and smoothed.
            sparse: Whether frames are so rare or so few that a face counts from the first on
                (:func:`emolens.sources.files.is_sparse`).
        """
        return cls(FullScan(), model, MotionTracker(sparse=sparse), options)

    @classmethod
    def live(cls, model: Model, options: PipelineOptions = _DEFAULTS) -> Pipeline:
        """Return a pipeline that keeps up with one camera or a video that is played."""
        return cls(ScanSchedule(), model, MotionTracker(), options)

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
        now, expected = self._begin(frame)
        found = self._scanner.find(frame, now, expected)
        return self._follow(frame, observe(self._model, frame, found), now)

    def follow(self, frame: Frame, observation: Observation) -> AnalysedFrame:
        """Return the readings of the next frame of a file, which was observed elsewhere.

        They are those that :meth:`read` returns where each frame is scanned by itself.

        Args:
            frame: The frame.
            observation: Of it, by the same model and with the same options.
        """
        now, _ = self._begin(frame)
        return self._follow(frame, observation, now)

    def _begin(self, frame: Frame) -> tuple[float, Sequence[Box]]:
        """Return the time of a frame by the source's one clock, and where faces are expected.

        A frame of another size is another picture, in which nothing is where it was, and so is one
        that was jumped to.
        """
        now, tracker = self._clock.at(frame.time), self._tracker
        if tracker is None:
            return now, ()
        if frame.cut or frame.image.shape != self._shape:
            tracker.end_all()
            self._shape = frame.image.shape
        return now, tracker.expected(now)

    def _follow(self, frame: Frame, observation: Observation, now: float) -> AnalysedFrame:
        tracks, output = self._tracks(frame, observation, now), observation.output
        nothing = AnalysedFrame(frame, (), scores_mean=self._model.metadata.scores_mean)
        if output is None:
            return nothing
        faces = self._faces(tracks, output, now)
        baselines = {} if self._tracker is None and len(faces) > 1 else self.baselines
        readings = tuple(
            self._reading(frame, now, track, output.scores[place], baselines)
            for place, track in faces.items()
        )
        evidence = self._evidence(observation.crops, list(faces), readings)
        return dataclasses.replace(nothing, readings=readings, evidence=evidence)

    def _tracks(self, frame: Frame, observation: Observation, now: float) -> dict[int, Track]:
        """Return what a frame shows, followed where there is a tracker, by the faces' places."""
        boxes = [detection.box for detection in observation.detections]
        tracker = self._tracker
        if tracker is None:
            tracks: Sequence[Track] = [Track(box, now) for box in boxes]
        else:
            tracks = (tracker.restart if frame.cut else tracker.update)(boxes, now)
        places = {box: place for place, box in enumerate(boxes)}
        shown = {places[track.box]: track for track in tracks}
        for place, track in shown.items():
            track.landmarks = observation.detections[place].landmarks
            track.quality = observation.qualities[place]
        return shown

    def _faces(
        self, tracks: Mapping[int, Track], output: ModelOutput, now: float
    ) -> dict[int, Track]:
        """Return the tracks that the model, too, takes for faces."""
        threshold = self._model.metadata.no_face_below
        if threshold is None or output.face is None:
            return dict(tracks)
        margins = [margin(probability, threshold) for probability in output.face]
        return {
            place: track for place, track in tracks.items() if track.is_face(margins[place], now)
        }

    def _reading(
        self,
        frame: Frame,
        now: float,
        track: Track,
        scores: NDArray[np.float32],
        baselines: Baselines,
    ) -> Reading:
        metadata, smoothing = self._model.metadata, self._options.smoothing
        track.baseline = baseline_for(baselines, track.identify(), metadata.labels)
        state = track.show(scores, now, smoothing=smoothing)
        return _reading_of(frame, track.face, metadata, scores, state)

    def _evidence(
        self, crops: NDArray[np.uint8] | None, faces: list[int], readings: Sequence[Reading]
    ) -> Mapping[Face, Evidence]:
        """Return the evidence for each face; nothing unless it is wanted and can be had."""
        if not (readings and self.evidence_wanted) or crops is None:
            return {}
        return explain(self._model, crops[faces], readings, still=self._tracker is None)


def _reading_of(
    frame: Frame,
    face: Face,
    metadata: ModelMetadata,
    scores: NDArray[np.float32],
    state: DisplayState,
) -> Reading:
    labels = metadata.labels
    own = scores if state.corrected is None else state.corrected
    shown = own if state.smoothed is None else state.smoothed
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
