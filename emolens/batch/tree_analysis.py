"""Resumable analysis of many sources into a result tree: what is missing is done, the rest kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from emolens.batch.checkpoint import Checkpoint, Checkpoints
from emolens.batch.fault_record import ended_the_last, suspects
from emolens.batch.file_reader import BatchItem, FileReader
from emolens.batch.index import IndexEntry, write_index
from emolens.batch.job import BatchJob
from emolens.batch.ordered_map import ordered_map
from emolens.batch.progress import ProgressMeter
from emolens.batch.result_tree import (
    PlannedResult,
    whole_result,
    why_again,
)
from emolens.errors import SourceError
from emolens.hardware.cores import sharing_cores
from emolens.messages import Message
from emolens.protocols import Model
from emolens.results.errors import unwritable
from emolens.results.folder import UNFINISHED
from emolens.results.metadata import Provenance, read_metadata
from emolens.results.source_files import source_file_of
from emolens.results.writer import ResultWriter
from emolens.study.event_names import events_to_json
from emolens.study.events import of_source

_INDEX_SECONDS = 10.0
"""How often the index is renewed."""
_CHECKPOINTS = Checkpoints()
_AGAIN = "{file} is read again: {reason}."
_PASSED_OVER = (
    "{file} is passed over, because Emolens crashed while reading it; save it again as MP4."
)


class TreeAnalysis:
    """Writes the result of each source of a job, once.

    A result is there whole or not at all. Whoever is cut off goes on where they were: results that
    are whole and still fit are kept, and of a video under way at most a segment is read again.

    Args:
        job: What is to be analyzed, and how; its paths are those planned.
        plans: Where each result belongs.
        model: The model; several threads use it at the same time.
        progress: Told of every frame and file.
        index: The file that says what came of each source.
    """

    def __init__(
        self,
        job: BatchJob,
        plans: Sequence[PlannedResult],
        model: Model,
        progress: ProgressMeter,
        index: Path,
    ) -> None:
        self._job = job
        self._model = model
        self._progress = progress
        self._index = index
        self._settings = job.settings
        self._entries = {plan.source: IndexEntry(plan.source, "", "pending") for plan in plans}
        self._plans = plans
        self._stopped = threading.Event()
        self._written = time.monotonic()

    def run(
        self,
        remark: Callable[[str], None],
        checkpoints: Checkpoints = _CHECKPOINTS,
        *,
        faulted: bool = False,
    ) -> Sequence[IndexEntry]:
        """Analyze what is missing, and return what came of each source.

        Args:
            remark: Told each sentence for the user, on this thread.
            checkpoints: Keep what is under way.
            faulted: Whether a fault of memory ended the last run. What was under way then is passed
                over; where that was several, they are read last and one by one, so that the next
                run would know.

        Raises:
            ClusterError: The cluster that is to read the films cannot be used.
            ModelError: The model computes something that its contract does not allow.
            ResultError: A result or the index cannot be written.
        """
        alone = suspects(self._plans, faulted=faulted)
        missing = [plan for plan in self._plans if not self._is_done(plan, remark)]
        missing.sort(key=alone.__contains__)
        self._progress.begin(len(missing))
        job = self._job
        workers = 1 if alone else checkpoints.films_at_once(job.jobs, len(missing))
        threads = max(1, job.jobs // workers)
        reader = FileReader(job, self._model, self._progress, threads)
        analyze = _Worker(reader, self._provenance, self._events, checkpoints, self._stopped)
        numbered = list(enumerate(missing))
        try:
            with (
                sharing_cores(max(job.jobs, workers), workers, threads),
                closing(ordered_map(analyze, numbered, workers, stopped=self._stopped)) as results,
            ):
                self._take(results, remark)
        finally:
            write_index(self._index, self._entries.values())
            with suppress(OSError):  # something in it is unfinished
                (self._index.parent / UNFINISHED).rmdir()
        return tuple(self._entries.values())

    def _take(
        self, results: Generator[BatchItem | IndexEntry, None, None], remark: Callable[[str], None]
    ) -> None:
        try:
            for result in results:
                if isinstance(result, BatchItem):
                    remark(result.sentence)
                    continue
                self._entries[result.source] = result
                if time.monotonic() - self._written >= _INDEX_SECONDS:
                    self._written = time.monotonic()
                    write_index(self._index, self._entries.values())
        finally:
            self._stopped.set()  # or the workers would first read their files to the end

    def _is_done(self, plan: PlannedResult, remark: Callable[[str], None]) -> bool:
        """Return whether there is a result that still fits, and note what it says."""
        metadata = whole_result(plan)
        events = self._events(plan)
        wanted = self._provenance(plan).to_json() | ({"events": events} if events else {})
        if metadata is None:
            return self._is_passed_over(plan, wanted, remark)
        reason = why_again(metadata, wanted)
        if reason:
            remark(str(Message(_AGAIN, {"file": plan.source, "reason": reason})))
            return False
        entry = self._entries[plan.source] = _entry(plan, metadata)
        if entry.reason:
            remark(entry.reason)
        return True

    def _is_passed_over(
        self, plan: PlannedResult, wanted: Mapping[str, Any], remark: Callable[[str], None]
    ) -> bool:
        if not ended_the_last(plan, wanted):
            return False
        reason = str(Message(_PASSED_OVER, {"file": plan.source}))
        self._entries[plan.source] = IndexEntry(plan.source, "", "failed", reason=reason)
        remark(reason)
        return True

    def _events(self, plan: PlannedResult) -> list[dict[str, Any]]:
        return events_to_json(of_source(self._job.events, plan.source))

    def _provenance(self, plan: PlannedResult) -> Provenance:
        source_file = source_file_of(plan.source)
        neutral = self._job.neutral.to_json(plan.source)
        return Provenance([plan.source], self._model.metadata, self._settings, source_file, neutral)


class _Worker:
    """Analyzes one source after another, on several threads.

    Args:
        reader: Reads the files.
        provenance: Says what produces a result.
        events: Returns what happens in its source, as values for JSON.
        checkpoints: Keep what is under way.
        stopped: Set when nothing more is wanted.
    """

    def __init__(
        self,
        reader: FileReader,
        provenance: Callable[[PlannedResult], Provenance],
        events: Callable[[PlannedResult], Sequence[Mapping[str, Any]]],
        checkpoints: Checkpoints,
        stopped: threading.Event,
    ) -> None:
        self._checkpoints = checkpoints
        self._reader = reader
        self._provenance = provenance
        self._events = events
        self._stopped = stopped

    def __call__(
        self, numbered: tuple[int, PlannedResult]
    ) -> Generator[BatchItem | IndexEntry, None, None]:
        """Yield what is to be told of a source, and last what came of it, unless stopped."""
        number, plan = numbered
        try:
            yield from self._analyze(number, plan)
        except OSError as error:
            raise unwritable(plan.result, error) from error

    def _analyze(
        self, number: int, plan: PlannedResult
    ) -> Generator[BatchItem | IndexEntry, None, None]:
        provenance = self._provenance(plan)
        plan.unfinished.parent.mkdir(parents=True, exist_ok=True)
        key, stopped = provenance.to_json(), self._stopped.is_set
        checkpoint = self._checkpoints.of(plan.checkpoint, key, plan.source, stopped)
        writer = ResultWriter([plan.unfinished], provenance)
        writer.metadata.events = self._events(plan)
        try:
            error = yield from self._write(number, plan, writer, checkpoint)
        except BaseException:
            writer.close("failed")
            raise
        writer.close("cancelled" if self._stopped.is_set() else "complete")
        if self._stopped.is_set():
            return
        metadata = read_metadata(plan.unfinished) or {}
        if error and not metadata.get("frames"):
            plan.discard()
            yield IndexEntry(plan.source, "", "failed", reason=str(error))
            return
        plan.publish()
        yield _entry(plan, metadata)

    def _write(
        self, number: int, plan: PlannedResult, writer: ResultWriter, checkpoint: Checkpoint
    ) -> Generator[BatchItem | IndexEntry, None, SourceError | None]:
        """Write all rows of a source; yield what is to be told, and return what it was lost by."""
        with closing(self._reader.read((number, plan.source), checkpoint)) as items:
            for item in items:
                if item.rows:
                    writer.add(item.rows)
                if item.error:
                    writer.metadata.unread = [str(item.error)]
                if item.sentence:
                    yield item
                if item.error:
                    return item.error
                if self._stopped.is_set():
                    break
        return None


def _entry(plan: PlannedResult, metadata: Mapping[str, Any]) -> IndexEntry:
    unread = metadata.get("unread") or ()
    tracks, pictures = metadata.get("tracks") or (), metadata.get("pictures") or {}
    return IndexEntry(
        plan.source,
        str(plan.place),
        "partial" if unread else "complete",
        frames=int(metadata.get("frames") or 0),
        faces=len(tracks) + int(pictures.get("faces") or 0),
        seconds=float(metadata.get("seconds") or 0.0),
        reason=" ".join(map(str, unread)),
    )
