"""Background analysis of files into a result: the library's batch on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emolens.batch.analysis import BatchAnalysis, BatchJob, BatchOutcome
from emolens.batch.progress import ProgressMeter
from emolens.errors import EmolensError, own_fault
from emolens.protocols import Model

_SHOW_SECONDS = 0.2
_END_SECONDS = 10.0
"""How long the frames that are being read at the end may take."""

logger = logging.getLogger(__name__)


class FileAnalysis(QObject):
    """Carries out one batch on a thread of its own.

    Attributes:
        progressed: Carries a :class:`~emolens.batch.progress.BatchProgress` from time to time.
        ended: Carries the :class:`~emolens.batch.analysis.BatchOutcome` and the error for which it
            failed, else None; once, when the result is finished.

    Args:
        job: What is to be analysed.
        result: The file that the readings go to; one that is there is replaced.
        model: Returns the model; called off the GUI thread.
        parent: The parent in Qt.
    """

    progressed = Signal(object)
    ended = Signal(object, object)

    def __init__(
        self,
        job: BatchJob,
        result: Path,
        model: Callable[[], Model],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._result = result
        self._model = model
        self._batch: BatchAnalysis | None = None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="file analysis", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def cancel(self) -> None:
        """Read no further than the frames that are being read; what was read is kept."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel, and wait until the result is finished or the files have had their time."""
        self.cancel()
        self._thread.join(_END_SECONDS)
        if self._thread.is_alive():
            logger.warning("The analysis of files does not end; it is left behind.")

    def _run(self) -> None:
        error: EmolensError | None = None
        try:
            progress = ProgressMeter(self.progressed.emit, _SHOW_SECONDS)
            self._batch = BatchAnalysis(self._job, self._model(), progress, self._cancelled.is_set)
            self._batch.run_into(self._result)
        except EmolensError as trouble:
            error = trouble
        except Exception:
            error = own_fault()
            raise
        finally:
            outcome = self._batch.outcome if self._batch else BatchOutcome("failed")
            self.ended.emit(outcome, error)
