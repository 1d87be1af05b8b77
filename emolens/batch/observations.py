"""Observations of a video: its frames, each read by itself, on one thread or several at once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import closing

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.film_frames import FilmFrame, FilmFrames
from emolens.batch.ordered_map import ordered_map
from emolens.batch.segment import Segment
from emolens.errors import SourceError
from emolens.observation import FrameObserver, Observation
from emolens.options import PipelineOptions
from emolens.protocols import Model, Source
from emolens.readings import Frame
from emolens.sources.anchor import Anchor


def observed(
    source: Source,
    model: Model,
    options: PipelineOptions,
    threads: int = 1,
    checkpoint: Checkpoint | None = None,
) -> Generator[tuple[Frame, Observation], None, None]:
    """Yield the frames of a video and what each says by itself, in their order.

    Decoding stays on the caller's thread: it is in order by nature, and little beside the rest.

    Args:
        source: The video.
        model: Reads the faces.
        options: How they are detected.
        threads: How many frames are observed at once; makes no difference to what is yielded.
        checkpoint: What was observed before, which is not done again; what is new is added.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        SourceError: The source was lost; all frames before are yielded first.
        OSError: The checkpoint cannot be written.
    """
    work = _Observing(model, options)
    keeper = _Keeper(checkpoint)
    with closing(ordered_map(work, _tasks(source, checkpoint), threads)) as done:
        for film_frame, observation in done:
            keeper.add(film_frame, observation)
            yield film_frame.frame, observation
    keeper.finish()


class _Keeper:
    """Keeps each segment as soon as it is whole, which the first frame of the next one says."""

    def __init__(self, checkpoint: Checkpoint | None) -> None:
        self._checkpoint = checkpoint
        self._segment = -1
        self._before: Anchor | None = None
        self._frames: list[tuple[float, tuple[int, ...]]] = []
        self._observations: list[Observation] = []

    def add(self, seen: FilmFrame, observation: Observation) -> None:
        """Take what a frame said.

        Raises:
            OSError: A segment cannot be written.
        """
        if self._checkpoint is None:
            return
        if seen.segment != self._segment:
            self._keep(seen.before)
            self._segment, self._before = seen.segment, seen.before
            self._frames, self._observations = [], []
        if seen.known is None:
            self._frames.append((seen.frame.time, seen.frame.image.shape))
            self._observations.append(observation)

    def finish(self) -> None:
        """Keep the last segment, since there are no more frames.

        Raises:
            OSError: It cannot be written.
        """
        self._keep(None, ends=True)

    def _keep(self, last: Anchor | None, *, ends: bool = False) -> None:
        if self._checkpoint is not None and self._frames:
            seen = (self._frames, self._observations)
            self._checkpoint.keep(self._segment, Segment.of(*seen, self._before, last, ends=ends))


class _Observing:
    """Observes frames, with an observer for each thread."""

    def __init__(self, model: Model, options: PipelineOptions) -> None:
        self._model = model
        self._options = options
        self._of_thread = threading.local()

    def __call__(
        self, task: FilmFrame | SourceError
    ) -> Generator[tuple[FilmFrame, Observation], None, None]:
        """Yield a frame and what it says, or raise why there are no more."""
        if isinstance(task, SourceError):
            raise task
        yield task, task.known or self._observer.observe(task.frame)

    @property
    def _observer(self) -> FrameObserver:
        if not hasattr(self._of_thread, "observer"):
            self._of_thread.observer = FrameObserver(self._model, self._options)
        observer: FrameObserver = self._of_thread.observer
        return observer


def _tasks(source: Source, checkpoint: Checkpoint | None) -> Iterator[FilmFrame | SourceError]:
    """Yield the frames of a source, and last what it was lost by, to be told in its turn."""
    try:
        if checkpoint is not None:
            yield from FilmFrames(source, checkpoint)
            return
        while (frame := source.read()) is not None:
            yield FilmFrame(frame, segment=0)
    except SourceError as error:
        yield error
