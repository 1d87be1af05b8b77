"""Background task of a batch: the library's analysis of files, into a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.workers.result_lock import is_locked, result_locked
from desktop.workers.task import Task
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.named_sources import named_files
from emolens.batch.progress import ProgressMeter
from emolens.protocols import Model
from emolens.results.metadata import read_metadata
from emolens.sources.film_part import FilmPart
from emolens.study.event_names import events_beside, recorded_events
from emolens.study.events import Event

_SHOW_SECONDS = 0.2


@dataclass(frozen=True)
class MarkedFilm:
    """A film, and what the user has marked in it.

    Attributes:
        path: Of the film.
        events: What is marked; what lies beside it counts no more.
    """

    path: Path
    events: Sequence[Event]


@dataclass(frozen=True)
class CutOffAnalysis:
    """An analysis that did not come to its end.

    Attributes:
        result: The file that its readings went to.
        paths: What was to be analyzed.
        part: Which part of films.
        under_way: Whether it goes on in another window, and was not cut off yet.
    """

    result: Path
    paths: Sequence[Path]
    part: FilmPart
    under_way: bool = False

    @classmethod
    def of(cls, result: Path) -> CutOffAnalysis | None:
        """Return what is to be gone on with by a result's metadata; None where nothing is.

        One with neutral baselines cannot go on by itself: the window has them no more.
        """
        metadata = read_metadata(result) or {}
        sources = metadata.get("sources")
        if metadata.get("state") in (None, "complete") or metadata.get("neutral"):
            return None
        if not isinstance(sources, list) or not sources:
            return None
        try:
            part = FilmPart.from_json(metadata.get("settings") or {})
        except (AttributeError, TypeError, ValueError):
            return None
        return cls(result, [Path(str(source)) for source in sources], part, is_locked(result))


class BatchTask(Task):
    """Carries out one batch; what was read is kept when it is stopped or fails.

    It reports a :class:`~emolens.batch.progress.Progress` from time to time, and succeeds with the
    :class:`~emolens.batch.job.BatchOutcome`, also where it was stopped.

    Args:
        job: What is to be analyzed.
        result: The file that the readings go to; one that is there is replaced.
        model: Returns the model; called off the GUI thread.
        marked: The film that is shown, and what the user has marked in it; None where nothing was.
        goes_on: Whether other films have the events that the result says, not those beside them.
        parent: The parent in Qt.
        pause: Seconds between two reports.
    """

    def __init__(  # noqa: PLR0913 - what is read, by what, and where to
        self,
        job: BatchJob,
        result: Path,
        model: Callable[[], Model],
        marked: MarkedFilm | None = None,
        parent: QObject | None = None,
        *,
        goes_on: bool = False,
        pause: float = _SHOW_SECONDS,
    ) -> None:
        super().__init__("batch", self._analyze, parent)
        self._goes_on = goes_on
        self._job = job
        self._result = result
        self._model = model
        self._marked = marked
        self._pause = pause
        self._analysis: BatchAnalysis | None = None

    @property
    def outcome(self) -> BatchOutcome:
        """What came of it so far, also once it has failed."""
        return self._analysis.outcome if self._analysis else BatchOutcome("failed")

    def _analyze(self) -> BatchOutcome:
        progress = ProgressMeter(self.report, self._pause)
        model = self._model()
        job = replace(self._job, events=self._events())
        with result_locked(self._result):
            self._analysis = BatchAnalysis(job, model, progress, self.stopping.is_set)
            return self._analysis.run_into(self._result)

    def _events(self) -> Sequence[Event]:
        """Return what was marked in the film that is shown, and what is known of all others.

        Raises:
            DesignError: A file beside one is no table of events, or the result has none.
        """
        files, marked = named_files(self._job.paths, self._job.recursive), self._marked
        shown = [file for file in files if marked and Path(file) == marked.path]
        own = (
            [replace(one, source=file) for file in shown for one in marked.events] if marked else []
        )
        if self._goes_on:
            said = recorded_events(self._result)
            return (*own, *(event for event in said if event.source not in shown))
        return (*own, *events_beside(file for file in files if file not in shown))
