"""Batch analysis of pictures, videos and folders: one engine for the command and the window."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from emolens.batch.file_reader import BatchItem, FileReader
from emolens.batch.job import BatchJob, BatchOutcome, UnreadFile
from emolens.batch.named_sources import named_sources
from emolens.batch.ordered_map import ordered_map
from emolens.batch.progress import ProgressMeter
from emolens.batch.segment import FRAMES
from emolens.batch.unfinished import UnfinishedWork
from emolens.hardware.cores import sharing_cores
from emolens.protocols import Model
from emolens.results.errors import ResultError, unwritable
from emolens.results.metadata import Provenance, State
from emolens.results.source_files import MOST_NOTED, source_file_of
from emolens.results.writer import ResultWriter
from emolens.study.event_names import events_to_json


class BatchAnalysis:
    """Carries out one job, once.

    Args:
        job: What is to be analyzed.
        model: The model; several threads use it at the same time.
        progress: Told of every frame and file.
        cancelled: Asked after every frame whether to stop.
        frames: How many of a film are kept at a time of a result that is not whole.
    """

    def __init__(
        self,
        job: BatchJob,
        model: Model,
        progress: ProgressMeter,
        cancelled: Callable[[], bool] = lambda: False,
        frames: int = FRAMES,
    ) -> None:
        self._job = job
        self._kept_frames = frames
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
        return self._run(take, None)

    def run_into(
        self, result: Path, remark: Callable[[str], None] = lambda _: None
    ) -> BatchOutcome:
        """Analyze everything into a result file, and say beside it what produced it.

        What films said is kept beside it until it is whole, so that another run into the same file
        goes on where this one was cut off.

        Args:
            result: A CSV or JSON Lines file, by its suffix; one that is there is replaced.
            remark: Told each sentence for the user, on this thread.

        Raises:
            ModelError: The model computes something that its contract does not allow.
            ResultError: The file cannot be written.
        """
        neutral = self._job.neutral.to_json()
        provenance = Provenance(
            self._job.paths, self._model.metadata, self._job.settings, neutral=neutral
        )
        with self._ending():
            writer = ResultWriter([result], provenance)
            writer.metadata.events = events_to_json(self._job.events)

        files = writer.metadata.source_files

        def take(item: BatchItem) -> None:
            if item.rows and item.source not in files and len(files) < MOST_NOTED:
                files[item.source] = source_file_of(item.source)
            if item.rows:
                writer.add(item.rows)
            if item.error:
                writer.metadata.unread = [*writer.metadata.unread, str(item.error)]
            if item.sentence:
                remark(item.sentence)

        work = UnfinishedWork(result, provenance.to_json(), self._kept_frames)
        try:
            with self._ending():
                writer.close(self._run_keeping(take, work, result).state)
        except BaseException:
            with suppress(ResultError):  # the first trouble is the one to tell
                writer.close(self._state)
            raise
        if self._state == "complete":
            work.discard()
        return self.outcome

    def _run_keeping(
        self, take: Callable[[BatchItem], None], work: UnfinishedWork, result: Path
    ) -> BatchOutcome:
        try:
            return self._run(take, work)
        except OSError as error:
            raise unwritable(result, error) from error

    def _run(self, take: Callable[[BatchItem], None], work: UnfinishedWork | None) -> BatchOutcome:
        with self._ending(), closing(self._items(work)) as items:
            for item in items:
                take(item)
                self._count(item)
                if self._cancelled():
                    break
            self._state = "cancelled" if self._cancelled() else "complete"
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

    def _items(self, work: UnfinishedWork | None) -> Generator[BatchItem, None, None]:
        yield from self._name_sources()
        self._progress.begin(len(self._sources))
        job, jobs = self._job, self._job.jobs
        workers = max(1, min(jobs, len(self._sources)))
        threads = jobs // workers
        reader = FileReader(job, self._model, self._progress, threads)
        numbered = list(enumerate(self._sources))

        def read(numbered: tuple[int, str]) -> Generator[BatchItem, None, None]:
            return reader.read(numbered, work.checkpoint_of(numbered[1]) if work else None)

        with (
            sharing_cores(jobs, workers, threads),
            closing(ordered_map(read, numbered, workers)) as items,
        ):
            yield from items

    def _name_sources(self) -> Iterator[BatchItem]:
        """Learn what is to be read, each file once, and yield what is to be told of that."""
        for named in named_sources(self._job.paths, self._job.recursive):
            if isinstance(named, BatchItem):
                yield named
            else:
                self._sources.append(named.file)

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
