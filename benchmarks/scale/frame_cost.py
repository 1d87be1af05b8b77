"""Cost of a frame of a film in processor time, by its size and number of faces, part by part."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import process_time

import av
from av.video.stream import VideoStream

from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo
from emolens.batch.segment import Segment
from emolens.detection.detectors import settings_of
from emolens.hardware.cores import sharing_cores
from emolens.loading import load_model
from emolens.observation import FrameObserver, Observation
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.results.metadata import Provenance
from emolens.results.rows import rows_of
from emolens.results.writer import ResultWriter
from emolens.sources.video import VideoSource

FRAMES = 60


@dataclass(frozen=True)
class FrameCost:
    """Processor seconds of a frame on one core.

    Attributes:
        decoding: From the file to an image.
        observing: Detection, crops and model: what a cluster's workers do, beside decoding.
        following: Tracks, smoothing and writing: what is done in order.
    """

    decoding: float
    observing: float
    following: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.decoding + self.observing + self.following

    @property
    def in_order(self) -> float:
        """The share that cannot be parted among workers."""
        return self.following / self.whole


def frame_cost(width: int, height: int, faces: int, frames: int = FRAMES) -> FrameCost:
    """Return what a frame of a synthetic video in H.264 costs.

    Args:
        width: Of a frame, in pixels.
        height: Likewise.
        faces: How many are in it.
        frames: How many are read.
    """
    model = load_model(precision="float32", threads=1)
    with tempfile.TemporaryDirectory() as folder, sharing_cores(1, 1):
        film = Path(folder) / "film.mp4"
        write_film(film, SyntheticVideo(width, height, faces), frames)
        return _measured(film, model)


def _measured(film: Path, model: Model) -> FrameCost:
    observer = FrameObserver(model, PipelineOptions())
    costs: list[tuple[float, float]] = []
    frames: list[tuple[float, tuple[int, ...]]] = []
    observations: list[Observation] = []
    with closing(VideoSource(film)) as source:
        while True:
            begun = process_time()
            frame = source.read()
            if frame is None:
                break
            decoded = process_time()
            observations.append(observer.observe(frame))
            costs.append((decoded - begun, process_time() - decoded))
            frames.append((frame.time, frame.image.shape))
    segment = Segment.of(frames, observations, None, None)
    decoding, observing = (median(part) for part in zip(*costs, strict=True))
    return FrameCost(decoding, observing, _in_order(film, model, segment))


def _in_order(film: Path, model: Model, segment: Segment) -> float:
    """Return what the rest costs for a frame, as it is done for segments that come from workers."""
    pipeline = Pipeline.of_video(model, PipelineOptions())
    settings = settings_of(PipelineOptions())
    writer = ResultWriter(
        [film.with_suffix(".csv")], Provenance([str(film)], model.metadata, settings)
    )
    begun = process_time()
    frames = segment.frames(range(len(segment.times)))
    for frame, observation in zip(frames, segment.observations, strict=True):
        writer.add(rows_of(film.name, pipeline.follow(frame, observation)))
    cost = process_time() - begun
    writer.close("complete")
    return cost / len(segment.times)


def write_film(film: Path, video: SyntheticVideo, frames: int) -> None:
    """Write a synthetic video in H.264."""
    with av.open(film, "w") as container:
        stream = container.add_stream("libx264", Fraction(RATE))
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = video.width, video.height, "yuv420p"
        for frame, _ in video.frames(frames):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame.image, format="bgr24")))
        container.mux(stream.encode())
