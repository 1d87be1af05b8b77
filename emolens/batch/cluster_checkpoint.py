"""Checkpoints of films whose segments a cluster reads, ahead of where they are wanted."""

from __future__ import annotations

import math
import time
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from emolens.batch.checkpoint import Checkpoint, Checkpoints
from emolens.batch.cluster import Cluster, KilledError, LostError
from emolens.batch.cluster_task import ClusterError, ClusterTask, ModelTicket, versions
from emolens.batch.segment import FRAMES, DamagedSegmentError, Segment
from emolens.detection.detectors import detector_of
from emolens.options import PipelineOptions
from emolens.protocols import Source
from emolens.sources.video import VideoSource

if TYPE_CHECKING:
    from distributed import Future

_POLL = 0.05  # seconds
_MOST_FILMS = 32
"""That are under way at once: each has its file open."""
_AHEAD = 2
"""Tasks for each thread of the cluster."""
_IN_ORDER = 10
"""Segments of a task where each has to decode the film from its beginning."""
_PATIENCE_SECONDS = 600.0
"""For a task, until another worker is asked, too; twice as long for the next."""
_MOST_KILLED = 3
"""Times that Dask gives a task up, whose workers died, until it is not asked again."""


class ClusterCheckpoints(Checkpoints):
    """Checkpoints of the films of a batch that a cluster reads.

    Args:
        cluster: The cluster.
        model: Reads the faces.
        options: How they are detected.
        frames: Of a segment, at a film's rate.
        patience: Seconds for a task until another worker is asked, too.
    """

    def __init__(
        self,
        cluster: Cluster,
        model: ModelTicket,
        options: PipelineOptions,
        frames: int = FRAMES,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        super().__init__(frames)
        self.cluster = cluster
        self.patience = patience
        self._any = ClusterTask("", 0, 0, 1, 0.0, model, options, detector_of(options), versions())
        self._films: weakref.WeakSet[ClusterCheckpoint] = weakref.WeakSet()  # under way

    def films_at_once(self, jobs: int, films: int) -> int:
        """Return how many films are worked on at once; arguments as for a machine alone."""
        wanted = max(jobs, _AHEAD * self.cluster.threads())
        return max(1, min(films, wanted, _MOST_FILMS))

    def of(
        self, folder: Path, key: Mapping[str, Any], film: str, stopped: Callable[[], bool]
    ) -> Checkpoint:
        """Return the checkpoint of a film; arguments as for a machine alone."""
        task = replace(self._any, film=str(Path(film).absolute()))
        checkpoint = ClusterCheckpoint(folder, key, task, self, stopped)
        self._films.add(checkpoint)
        return checkpoint

    def tasks_ahead(self) -> int:
        """Return how many tasks each film that is under way may have open."""
        return math.ceil(_AHEAD * self.cluster.threads() / max(1, len(self._films)))


@dataclass
class _Request:
    """A task that is asked for.

    Attributes:
        task: The task.
        patience: Seconds until another worker is asked, too.
        asked: When the last was.
        futures: What may answer it; none while the scheduler is away.
        killed: How often its workers died.
    """

    task: ClusterTask
    patience: float
    asked: float = 0.0
    futures: list[Future[list[bytes]]] = field(default_factory=list)
    killed: int = 0


class ClusterCheckpoint(Checkpoint):
    """Keeps the segments of a film that a cluster reads.

    Args:
        folder: As of a :class:`~emolens.batch.checkpoint.Checkpoint`, and so is the next.
        key: What the analysis depends on.
        task: Film, model and options.
        team: The films that the cluster reads.
        stopped: Asked whether nothing more is wanted.
    """

    def __init__(
        self,
        folder: Path,
        key: Mapping[str, Any],
        task: ClusterTask,
        team: ClusterCheckpoints,
        stopped: Callable[[], bool],
    ) -> None:
        super().__init__(folder, key, team.frames)
        self._task = task
        self._team = team
        self._stopped = stopped
        self._end = 0  # segments that the film has by its container's word
        self._asked: set[int] = set()  # first segments of tasks
        self._open: dict[int, _Request] = {}

    def begin(self, source: Source) -> float:
        """Return the seconds of a segment of a film that is begun."""
        seconds = super().begin(source)
        if isinstance(source, VideoSource) and source.length:
            count = 1 if source.is_exact else _IN_ORDER
            size = Path(self._task.film).stat().st_size
            self._task = replace(self._task, film_bytes=size, count=count, seconds=seconds)
            self._end = math.ceil(source.length / seconds)
        return seconds

    def find(self, number: int) -> Segment | None:
        """Return a segment as soon as it is read, None where the cluster cannot read it.

        Raises:
            ClusterError: The cluster fails.
            ModelError: The model computes something that its contract does not allow.
            OSError: The segment cannot be kept.
        """
        while number < self._end and not self._stopped():
            self._ask_ahead(number)
            self._take_answers()
            request = self._open.get(number - number % self._task.count)
            if request is None:
                break
            self._ask_again(request)
            time.sleep(_POLL)
        return super().find(number)

    def _ask_ahead(self, number: int) -> None:
        """Ask for the task of a segment and some that follow."""
        count, ahead = self._task.count, self._team.tasks_ahead()
        for first in range(number - number % count, self._end, count):
            if len(self._open) >= ahead:
                return
            if first not in self._asked:
                self._asked.add(first)
                wanted = range(first, min(first + count, self._end))
                if not all(map(self.has, wanted)):
                    task = replace(self._task, first=first, count=len(wanted))
                    self._open[first] = _Request(task, self._team.patience)
                    self._ask(self._open[first])

    def _ask(self, request: _Request) -> None:
        with suppress(LostError):  # it is asked again
            future = self._team.cluster.ask(request.task, request.futures)
            request.futures.append(future)
            request.asked = time.monotonic()

    def _ask_again(self, request: _Request) -> None:
        """Ask for a task again that was lost, or that does not come."""
        late = time.monotonic() - request.asked > request.patience
        if late and request.futures:
            request.patience *= 2
        if late or not request.futures:
            self._ask(request)

    def _take_answers(self) -> None:
        for first, request in list(self._open.items()):
            for future in list(request.futures):
                try:
                    segments = self._team.cluster.answer(future)
                except LostError as error:
                    request.futures.remove(future)
                    self._count_killed(request, error)
                    continue
                if segments is not None:
                    self._keep_all(first, segments)
                    del self._open[first]
                    break

    def _count_killed(self, request: _Request, error: LostError) -> None:
        request.killed += isinstance(error, KilledError)
        if request.killed >= _MOST_KILLED:
            raise ClusterError(
                "Workers die again and again while they read {file}; look into their logs, or "
                "analyze it without --cluster.",
                file=request.task.film,
            )

    def _keep_all(self, first: int, segments: list[bytes]) -> None:
        for number, data in enumerate(segments, first):
            with suppress(DamagedSegmentError):  # it is read here
                self.keep(number, Segment.from_bytes(data))
