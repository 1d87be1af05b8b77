"""Batch analysis of pictures, videos and folders: one engine for the command and the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from emolens.batch.file_reader import BatchItem, FileReader
from emolens.batch.job import BatchJob, BatchOutcome, UnreadFile
from emolens.batch.ordered_map import ordered_map
from emolens.batch.progress import ProgressMeter
from emolens.detection.detectors import settings_of
from emolens.errors import SourceError
from emolens.hardware.cores import sharing_cores
from emolens.messages import Message, mark
from emolens.protocols import Model
from emolens.results.errors import ResultError
from emolens.results.metadata import Provenance, State
from emolens.results.writer import ResultWriter
from emolens.sources.folders import files_named, has_files_below

_TWICE = mark("{file} is named twice; it is read once.")
_BELOW = mark(
    "{folder} has pictures or videos in folders below, too, which are not read; name those "
    "folders, or analyze it with --recursive."
)


class BatchAnalysis:
    """Carries out one job, once.

    Args:
        job: What is to be analyzed.
        model: The model; several threads use it at the same time.
        progress: Told of every frame and file.
        cancelled: Asked after every frame whether to stop.
    """

    def __init__(
        self,
        job: BatchJob,
        model: Model,
        progress: ProgressMeter,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._job = job
        self._model = model
        self._progress = progress
        self._cancelled = cancelled
        self._state: State = "running"
        self._sources: list[str] = []
        self._unread: list[UnreadFile] = []
        self._frames = self._pictured = 0
        self._tracks: set[tuple[str, int]] = set()

    @property
    def outcome(self) -> BatchOutcome:
        """What came of it so far."""
        return BatchOutcome(
            state=self._state,
            sources=tuple(self._sources),
            frames=self._frames,
            faces=self._pictured + len(self._tracks),
            unread=tuple(self._unread),
        )

    def run(self, take: Callable[[BatchItem], None]) -> BatchOutcome:
        """Analyze everything and return what came of it.

        What is told, and in what order, does not depend on the number of jobs.

        Args:
            take: Given each item, on this thread.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        with self._ending(), closing(self._items()) as items:
            for item in items:
                take(item)
                self._count(item)
                if self._cancelled():
                    break
            self._state = "cancelled" if self._cancelled() else "complete"
        return self.outcome

    def run_into(
        self, result: Path, remark: Callable[[str], None] = lambda _: None
    ) -> BatchOutcome:
        """Analyze everything into a result file, and say beside it what produced it.

        Args:
            result: A CSV or JSON Lines file, by its suffix; one that is there is replaced.
            remark: Told each sentence for the user, on this thread.

        Raises:
            ModelError: The model computes something that its contract does not allow.
            ResultError: The file cannot be written.
        """
        settings = settings_of(self._job.options)
        provenance = Provenance(self._job.paths, self._model.metadata, settings)
        with self._ending():
            writer = ResultWriter([result], provenance)

        def take(item: BatchItem) -> None:
            if item.rows:
                writer.add(item.rows)
            if item.error:
                writer.metadata.unread = [*writer.metadata.unread, str(item.error)]
            if item.sentence:
                remark(item.sentence)

        try:
            with self._ending():
                writer.close(self.run(take).state)
        except BaseException:
            with suppress(ResultError):  # the first trouble is the one to tell
                writer.close(self._state)
            raise
        return self.outcome

    @contextmanager
    def _ending(self) -> Iterator[None]:
        """Note what ends it early."""
        try:
            yield
        except KeyboardInterrupt:
            self._state = "cancelled"
            raise
        except BaseException:
            self._state = "failed"
            raise

    def _items(self) -> Generator[BatchItem, None, None]:
        yield from self._name_sources()
        self._progress.begin(len(self._sources))
        jobs, reader = self._job.jobs, FileReader(self._model, self._job.options, self._progress)
        workers = max(1, min(jobs, len(self._sources)))
        numbered = list(enumerate(self._sources))
        with (
            sharing_cores(jobs, workers),
            closing(ordered_map(reader.read, numbered, workers)) as items,
        ):
            yield from items

    def _name_sources(self) -> Iterator[BatchItem]:
        """Learn what is to be read, each file once, and yield what is to be told of that."""
        known: set[str] = set()
        for path in self._job.paths:
            try:
                files = files_named(path, self._job.recursive)
            except SourceError as error:
                yield BatchItem(path, error=error)
                continue
            for file in files:
                if (real := os.path.realpath(file)) in known:
                    yield BatchItem(file, remark=Message(_TWICE, {"file": file}))
                else:
                    known.add(real)
                    self._sources.append(file)
            named_folder = files != [path]
            if named_folder and not self._job.recursive and has_files_below(Path(path)):
                yield BatchItem(path, remark=Message(_BELOW, {"folder": path}))

    def _count(self, item: BatchItem) -> None:
        self._frames += bool(item.rows)
        for row in item.rows:
            if row.reading is None:
                continue
            if row.reading.face.track is None:
                self._pictured += 1
            else:
                self._tracks.add((item.source, row.reading.face.track))
        if item.error:
            self._unread.append(UnreadFile(item.source, item.error))
