"""Reader of whole files, every frame; several threads may use it at once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.job import BatchJob
from emolens.batch.observations import observed
from emolens.batch.progress import ProgressMeter
from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.pipeline import Pipeline
from emolens.protocols import Model, Source
from emolens.readings import AnalysedFrame
from emolens.results.rows import Row, rows_of
from emolens.sources.files import FileSource, is_sparse, open_file
from emolens.sources.film_part import FilmExcerpt
from emolens.sources.video import VideoSource
from emolens.study.event_names import EventNames
from emolens.tracking.neutral_baseline import Baselines


@dataclass(frozen=True)
class BatchItem:
    """One thing to be told of a file: a frame, a remark, or why it could not be read to its end.

    Attributes:
        source: The file, as it was named.
        rows: Of a frame; none where there is but a remark or an error.
        remark: What the user should know of it, if anything.
        error: Why there are no more frames of this file, else None.
    """

    source: str
    rows: Sequence[Row] = ()
    remark: Message | None = None
    error: SourceError | None = None

    @property
    def sentence(self) -> str:
        """The remark or the error in English; empty for neither."""
        return str(self.error or self.remark or "")


class FileReader:
    """Reads the faces of files with one model.

    Args:
        job: How faces are found and tracked, the neutral baselines of the faces in files, and which
            frames of videos are read; a part is not taken up again from a checkpoint. The ids of
            tracks are the same each time that a video is read with the same model and job.
        model: The model.
        progress: Told of every frame and file as soon as it is done.
        threads: How many frames of a video are read at once; makes no difference to what is read.
    """

    def __init__(
        self, job: BatchJob, model: Model, progress: ProgressMeter, threads: int = 1
    ) -> None:
        self._model = model
        self._options = job.options
        self._neutral = job.neutral
        self._part = job.part
        self._events = job.events
        self._progress = progress
        self._threads = threads
        self._of_thread = threading.local()

    def read(
        self, numbered: tuple[int, str], checkpoint: Checkpoint | None = None
    ) -> Generator[BatchItem, None, None]:
        """Yield what is to be told of a file.

        Args:
            numbered: Its number from 0, and its name.
            checkpoint: What was observed before of a video; what is new is added.

        Raises:
            ModelError: The model computes something that its contract does not allow.
            OSError: The checkpoint cannot be written.
        """
        number, name = numbered
        try:
            with closing(open_file(Path(name))) as source:
                events = EventNames(self._events, name)
                for analysed in self._analysed(number, source, checkpoint):
                    yield from _items(name, source.still, analysed, events)
        except SourceError as error:
            yield BatchItem(name, error=error)
        finally:
            self._progress.finish(number)

    def _analysed(
        self, number: int, source: FileSource, checkpoint: Checkpoint | None
    ) -> Iterator[AnalysedFrame]:
        baselines = self._neutral.of(source.name, still=source.still)
        if source.still:
            frames = self._stills(source, baselines)
        else:
            frames = self._video(source, baselines, checkpoint)
        for analysed in frames:
            done = analysed.frame.index + 1
            self._progress.report(number, done, _expected_frames(source))
            yield analysed

    def _stills(self, source: FileSource, baselines: Baselines) -> Iterator[AnalysedFrame]:
        pipeline = self._of_stills()
        pipeline.baselines = baselines
        while (frame := source.read()) is not None:
            yield pipeline.read(frame)

    def _video(
        self, source: FileSource, baselines: Baselines, checkpoint: Checkpoint | None
    ) -> Iterator[AnalysedFrame]:
        sparse = is_sparse(source, self._part)
        pipeline = Pipeline.of_video(self._model, self._options, sparse=sparse)
        pipeline.baselines = baselines
        frames: Source = source
        if not self._part.is_whole:
            frames = FilmExcerpt(source, self._part)
        pairs = observed(frames, self._model, self._options, self._threads, checkpoint)
        with closing(pairs):
            for frame, observation in pairs:
                yield pipeline.follow(frame, observation)

    def _of_stills(self) -> Pipeline:
        """Return this thread's pipeline for stills: its detector serves one thread."""
        if not hasattr(self._of_thread, "stills"):
            self._of_thread.stills = Pipeline.of_stills(self._model, self._options)
        stills: Pipeline = self._of_thread.stills
        return stills


def _expected_frames(source: FileSource) -> int | None:
    """Return how many frames a source has, or about how many, None where nobody knows."""
    if source.frames is None and isinstance(source, VideoSource) and source.length:
        return round(source.length * source.rate)
    return source.frames


def _items(
    name: str, still: bool, analysed: AnalysedFrame, events: EventNames
) -> Iterator[BatchItem]:
    remark = analysed.frame.remark
    if remark is not None:
        remark = Message("{name}: {remark}", {"name": name, "remark": remark})
    event = "" if still else events.at(analysed.frame.time)
    yield BatchItem(name, [replace(row, event=event) for row in rows_of(name, analysed)], remark)
    if still and not analysed.readings:
        faceless = Message(mark("{name} shows no face that could be found."), {"name": name})
        yield BatchItem(name, remark=faceless)
