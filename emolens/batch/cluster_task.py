"""Task of a cluster: some segments of a film, read by a worker that reads as the client does."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]

from emolens.batch.segment_observer import SegmentObserver
from emolens.detection.detectors import detector_of
from emolens.errors import EmolensError, SourceError
from emolens.hardware.cores import sharing_cores
from emolens.hardware.memory_allocator import keep_memory_between_steps
from emolens.model.onnx_model import OnnxModel
from emolens.observation import FrameObserver
from emolens.options import PipelineOptions
from emolens.resources import model_file
from emolens.version import __version__


class ClusterError(EmolensError):
    """A cluster cannot be used."""


@dataclass(frozen=True)
class ModelTicket:
    """A model, as a worker finds it and knows that it is the same.

    Attributes:
        file: Its absolute path; empty for the one that came with Emolens.
        digest: SHA-256 of the file.
    """

    file: str
    digest: str

    @classmethod
    def of(cls, file: Path | None) -> ModelTicket:
        """Return the ticket of a model file, or of the one that came with Emolens.

        Raises:
            OSError: It cannot be read.
        """
        data = (file or model_file()).read_bytes()
        name = "" if file is None else str(file.absolute())
        return cls(name, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class ClusterTask:
    """Segments to read.

    Attributes:
        film: Absolute path of the video.
        film_bytes: Its size.
        first: Number of the first segment.
        count: How many segments.
        seconds: Of a segment.
        model: Reads the faces.
        options: How they are detected.
        detector: Which detector these come to.
        versions: Of what reads, by name.
    """

    film: str
    film_bytes: int
    first: int
    count: int
    seconds: float
    model: ModelTicket
    options: PipelineOptions
    detector: str
    versions: Mapping[str, str]


def versions() -> dict[str, str]:
    """Return the versions of what readings depend on."""
    return {
        "Emolens": __version__,
        "NumPy": np.__version__,
        "ONNX Runtime": str(ort.__version__),
        "OpenCV": cv2.__version__,
        "PyAV": av.__version__,
    }


def read_segments(task: ClusterTask) -> list[bytes]:
    """Return the segments of a task, as bytes; none where the film cannot be read.

    Raises:
        ClusterError: This worker would read otherwise than the client, or has not the same film.
        ModelError: The model is refused, or computes something that its contract does not allow.
    """
    _check_versions(task)
    _check_film(task)
    model = _model(task.model)
    _settle()
    observer = SegmentObserver(FrameObserver(model, task.options))
    try:
        segments = observer.observe(Path(task.film), task.seconds, task.first, task.count)
    except SourceError:
        return []  # the client tells why, when it finds the same
    return [segment.to_bytes() for segment in segments]


def _check_versions(task: ClusterTask) -> None:
    ours = versions()
    for name, version in task.versions.items():
        if ours.get(name) != version:
            raise ClusterError(
                "The worker on {host} has {name} {its}, this machine {ours}; install the same "
                "on both.",
                host=socket.gethostname(),
                name=name,
                its=ours.get(name),
                ours=version,
            )
    if detector_of(task.options) != task.detector:
        raise ClusterError(
            "The worker on {host} lacks the detector {name}; install Emolens there anew.",
            host=socket.gethostname(),
            name=task.detector,
        )


def _check_film(task: ClusterTask) -> None:
    try:
        there = Path(task.film).stat().st_size == task.film_bytes
    except OSError:
        there = False
    if not there:
        raise ClusterError(
            "The worker on {host} has not this {file}; mount the folder there under the same path.",
            host=socket.gethostname(),
            file=task.film,
        )


@cache
def _model(ticket: ModelTicket) -> OnnxModel:
    """Return a model, loaded once in a process; several threads may use it."""
    file = Path(ticket.file) if ticket.file else model_file()
    try:
        same = hashlib.sha256(file.read_bytes()).hexdigest() == ticket.digest
    except OSError:
        same = False
    if not same:
        raise ClusterError(
            "The worker on {host} has not the same model {file}; copy it there under the same "
            "path.",
            host=socket.gethostname(),
            file=file,
        )
    return OnnxModel.load(file, 1)


@cache
def _settle() -> None:
    """Let each task of this process compute on one core from now on: others have the rest.

    Dask starts workers so that they give freed memory back at once, which each frame pays for.
    """
    sharing_cores(1, 1).__enter__()
    keep_memory_between_steps()
