"""Memory of a cluster's client over many rows, which come faster than from real workers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from benchmarks.scale.frame_cost import write_film
from benchmarks.speed.synthetic_videos import SyntheticVideo
from emolens.batch.cluster import Cluster
from emolens.batch.cluster_checkpoint import ClusterCheckpoints
from emolens.batch.cluster_task import ClusterTask, ModelTicket
from emolens.batch.job import BatchJob
from emolens.batch.named_sources import NamedSource, named_sources
from emolens.batch.progress import BatchProgress, ProgressMeter
from emolens.batch.result_tree import planned
from emolens.batch.segment_observer import SegmentObserver
from emolens.batch.tree_analysis import TreeAnalysis
from emolens.loading import load_model
from emolens.model.output import ModelOutput
from emolens.observation import FrameObserver, Observation
from emolens.protocols import Model
from emolens.readings import Box, Detection, FaceQuality, Frame

if TYPE_CHECKING:
    from distributed import Future

_FACES = 3
_PICTURE = SyntheticVideo(160, 64, faces=0)
_FIRST = 1 / 3
"""Share of the rows after which memory is watched: libraries set aside what they need."""


@dataclass(frozen=True)
class ClientMemory:
    """What the client took.

    Attributes:
        rows: That it wrote.
        seconds: On the clock.
        growth: Share by which its memory grew from a third of the rows to the last.
    """

    rows: int
    seconds: float
    growth: float


def client_memory(frames: int) -> ClientMemory:
    """Let the client write the rows of a film whose segments are there once they are asked for.

    Args:
        frames: Of the film; each has three faces.
    """
    model = load_model(precision="float32", threads=1)
    pages: list[tuple[int, int]] = []

    def note(progress: BatchProgress) -> None:
        resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        pages.append((progress.frames, int(resident)))

    with tempfile.TemporaryDirectory() as name:
        film, out = Path(name, "film.mp4"), Path(name, "out")
        out.mkdir()
        write_film(film, _PICTURE, frames)
        sources = [one for one in named_sources([str(film)], False) if isinstance(one, NamedSource)]
        plans = planned(sources, out, ".csv")
        job = BatchJob([plan.source for plan in plans])
        checkpoints = ClusterCheckpoints(_Workers(model), ModelTicket.of(None), job.options)
        analysis = TreeAnalysis(job, plans, model, ProgressMeter(note, 0.0), out / "index.csv")
        begun = time.monotonic()
        analysis.run(print, checkpoints)
        seconds = time.monotonic() - begun
        rows = (out / "film.mp4.csv").read_bytes().count(b"\n") - 1
    first = next(held for done, held in pages if done >= _FIRST * frames)
    return ClientMemory(rows, seconds, pages[-1][1] / first - 1)


class _Workers(Cluster):
    """Workers that answer at once, in this process, with faces that nobody looked for."""

    def __init__(self, model: Model) -> None:
        self.address = "made up"
        self._observer = SegmentObserver(_Faces(model))

    def threads(self) -> int:
        return 2

    def ask(
        self,
        task: ClusterTask,
        elsewhere_than: Sequence[Future[list[bytes]]] = (),  # noqa: ARG002
    ) -> Future[list[bytes]]:
        read = self._observer.observe(Path(task.film), task.seconds, task.first, task.count)
        return cast("Future[list[bytes]]", [segment.to_bytes() for segment in read])

    def answer(self, future: Future[list[bytes]]) -> list[bytes] | None:
        return cast("list[bytes]", future)


class _Faces(FrameObserver):
    """Says of every frame that the same faces are in it, with other scores each time."""

    def __init__(self, model: Model) -> None:
        self._labels = len(model.metadata.labels)
        self._rng = np.random.default_rng(1)
        self._found = [Detection(Box(8 + 50 * n, 10, 40, 40), 0.9, None) for n in range(_FACES)]

    def observe(self, frame: Frame) -> Observation:  # noqa: ARG002
        scores = self._rng.dirichlet(np.ones(self._labels), _FACES).astype(np.float32)
        qualities = [FaceQuality(0.0, 0.0, 5.0, False, 0.9)] * _FACES
        return Observation(self._found, qualities, ModelOutput(scores, None))
