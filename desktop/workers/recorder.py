"""Recorder of a session, on a thread of its own, in the way of nobody."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.workers.write_queue import WriteQueue
from emolens.errors import EmolensError, own_fault
from emolens.messages import mark
from emolens.readings import AnalysedFrame, Frame
from emolens.results.errors import ResultError
from emolens.results.metadata import now
from emolens.results.recording import Recording, RecordingConfig
from emolens.results.rows import rows_of

LOOK_SECONDS = 1.0
"""How often it is seen whether all is well where no frames come."""
END_SECONDS = 10.0
"""How long a drive may take at the end, until it is left behind."""

logger = logging.getLogger(__name__)


class Recorder(QObject):
    """Writes every frame that it is given, until it is stopped or cannot.

    Readings are never dropped, pictures may be where the drive is slow, which the file beside the
    result tells. When it cannot go on, all until then is kept.

    Attributes:
        plan: What it records.
        ended: Carries the :class:`~emolens.errors.EmolensError` for which it ended, None
            where it was stopped, and the plan. It comes once, when all files are finished.

    Args:
        plan: What to record.
        source: Its name in the rows.
        parent: The parent in Qt.
    """

    ended = Signal(object, object)

    def __init__(self, plan: RecordingConfig, source: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._source = source
        self._zero = now() - timedelta(seconds=time.monotonic())  # the clock of Frame.captured
        self._backlog = WriteQueue()
        self._changes: list[Mapping[str, Any]] = []
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)

    def start(self) -> None:
        """Make the files and begin to write."""
        self._thread.start()

    def put(self, analysed: AnalysedFrame) -> None:
        """Record a frame; any thread may call this, and it never waits."""
        rows = rows_of(self._source, analysed, self._wall_time(analysed.frame))
        self._backlog.put(rows, analysed if self.plan.paint else None)

    def note_settings(self, settings: Mapping[str, Any]) -> None:
        """Say that faces are found and followed otherwise from now on."""
        moment = now().isoformat(timespec="milliseconds")
        self._changes.append({"wall_time": moment, **settings})

    def stop(self) -> None:
        """Let nothing more in; :attr:`ended` tells when all is written."""
        self._backlog.close()

    def close(self) -> None:
        """Stop, and wait until the files are finished or the drive has had its time."""
        self.stop()
        self._thread.join(END_SECONDS)
        if self._thread.is_alive():
            logger.warning("%s does not answer; its recording is left behind.", self.plan.folder)

    def _wall_time(self, frame: Frame) -> datetime:
        return (self._zero + timedelta(seconds=frame.captured)).astimezone()

    def _run(self) -> None:
        error: EmolensError | None = None
        try:
            self._record()
        except EmolensError as trouble:
            error = trouble
        except Exception:
            error = own_fault()
            raise
        finally:
            self._backlog.close()
            self.ended.emit(error, self.plan)

    def _record(self) -> None:
        _make(self.plan.folder)
        recording = Recording(self.plan, self._changes)
        try:
            self._write(recording)
        except BaseException:
            with suppress(ResultError):  # the first trouble is the one to tell
                recording.close("failed")
            raise
        recording.close("complete")

    def _write(self, recording: Recording) -> None:
        while not self._backlog.exhausted:
            entry = self._backlog.take(LOOK_SECONDS)
            recording.dropped = self._backlog.dropped
            if entry is not None:
                recording.add(entry.rows, entry.analysed)
            recording.check()
        if self._backlog.overrun:
            raise ResultError(
                mark("The drive of {folder} does not keep up; choose another."),
                folder=self.plan.folder,
            )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResultError(
            mark("The folder {folder} cannot be made ({reason}); choose another."),
            folder=folder,
            reason=error.strerror,
        ) from error
