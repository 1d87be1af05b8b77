"""Analyses files in the background, every frame, into a result."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emolens.batch.file_reader import Note, Reader
from emolens.batch.files import notes_of
from emolens.batch.progress import Progress
from emolens.errors import EmolensError, own_fault
from emolens.options import PipelineOptions
from emolens.protocols import Model
from emolens.results.errors import ResultError
from emolens.results.metadata import Provenance, State
from emolens.results.writer import ResultWriter

_SHOW_SECONDS = 0.2
_END_SECONDS = 10.0
"""How long the frames that are being read at the end may take."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """What is to be analysed.

    Attributes:
        paths: Pictures, videos and folders.
        result: The file that the readings go to; one that is there is replaced.
        tuning: How faces are found and followed.
        jobs: How many cores to use.
    """

    paths: Sequence[Path]
    result: Path
    tuning: PipelineOptions
    jobs: int


@dataclass(frozen=True)
class Outcome:
    """What became of it.

    Attributes:
        state: ``cancelled`` and ``failed`` keep what was read until then.
        frames: How many were read.
        unread: A sentence for each file that could not be read to its end.
        error: Why it failed, else None.
    """

    state: State
    frames: int
    unread: Sequence[str]
    error: EmolensError | None = None


class FileAnalysis(QObject):
    """Carries out one order on a thread of its own.

    Attributes:
        order: What it carries out.
        progressed: Carries a :class:`~emolens.batch.progress.Standing` from time to time.
        ended: Carries the :class:`Outcome`, once, when the result is finished.

    Args:
        order: What is to be analysed.
        classifier: Returns the model; called off the GUI thread.
        parent: The parent in Qt.
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(
        self, order: Order, classifier: Callable[[], Model], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.order = order
        self._classifier = classifier
        self._cancelled = threading.Event()
        self._frames = 0
        self._unread: list[str] = []
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
        state: State = "failed"
        error: EmolensError | None = None
        try:
            state = self._analyse()
        except EmolensError as trouble:
            error = trouble
        except Exception:
            error = own_fault()
            raise
        finally:
            self.ended.emit(Outcome(state, self._frames, tuple(self._unread), error))

    def _analyse(self) -> State:
        order, classifier = self.order, self._classifier()
        names = [str(path) for path in order.paths]
        settings = dataclasses.asdict(order.tuning)
        writer = ResultWriter([order.result], Provenance(names, classifier.metadata, settings))
        writer.about.unread = self._unread
        reader = Reader(classifier, Progress(self.progressed.emit, _SHOW_SECONDS), order.tuning)
        try:
            with closing(notes_of(names, reader, order.jobs)) as notes:
                for note in notes:
                    self._take(note, writer)
                    if self._cancelled.is_set():
                        break
        except BaseException:
            with suppress(ResultError):  # the first trouble is the one to tell
                writer.close("failed")
            raise
        state: State = "cancelled" if self._cancelled.is_set() else "complete"
        writer.close(state)
        return state

    def _take(self, note: Note, writer: ResultWriter) -> None:
        if note.rows:
            writer.add(note.rows)
            self._frames += 1
        if note.failed:
            self._unread.append(note.remark)
