"""Background task of a batch: the library's analysis of files, into a result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.workers.task import Task
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.progress import ProgressMeter
from emolens.protocols import Model

_SHOW_SECONDS = 0.2


class BatchTask(Task):
    """Carries out one batch; what was read is kept when it is stopped or fails.

    It reports a :class:`~emolens.batch.progress.Progress` from time to time, and succeeds with the
    :class:`~emolens.batch.job.BatchOutcome`, also where it was stopped.

    Args:
        job: What is to be analyzed.
        result: The file that the readings go to; one that is there is replaced.
        model: Returns the model; called off the GUI thread.
        parent: The parent in Qt.
        pause: Seconds between two reports.
    """

    def __init__(
        self,
        job: BatchJob,
        result: Path,
        model: Callable[[], Model],
        parent: QObject | None = None,
        pause: float = _SHOW_SECONDS,
    ) -> None:
        super().__init__("batch", self._analyze, parent)
        self._job = job
        self._result = result
        self._model = model
        self._pause = pause
        self._analysis: BatchAnalysis | None = None

    @property
    def outcome(self) -> BatchOutcome:
        """What came of it so far, also once it has failed."""
        return self._analysis.outcome if self._analysis else BatchOutcome("failed")

    def _analyze(self) -> BatchOutcome:
        progress = ProgressMeter(self.report, self._pause)
        model = self._model()
        self._analysis = BatchAnalysis(self._job, model, progress, self.stopping.is_set)
        return self._analysis.run_into(self._result)
