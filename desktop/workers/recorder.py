"""Recorder of a session, on a thread of its own, in the way of nobody."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from desktop.event_log import shifted
from desktop.workers.task import Task
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from desktop.workers.wall_clock import WallClock
from desktop.workers.write_queue import WriteQueue
from emolens.messages import mark
from emolens.readings import AnalysedFrame
from emolens.results.errors import ResultError
from emolens.results.metadata import now
from emolens.results.recording import Recording, RecordingConfig
from emolens.results.rows import rows_of
from emolens.study.event_rows import write_events_into
from emolens.study.events import Event

_SET_SECONDS = 1.0
"""Clocks that are kept right over the network creep by less in a day."""


class Recorder(Task):
    """Writes every frame that it is given, until it is stopped or cannot.

    Readings are never dropped, pictures may be where the drive is slow, which the file beside the
    result tells. When it cannot go on, all until then is kept. It succeeds, with its config, or
    fails once all files are finished.

    Attributes:
        config: What it records.

    Args:
        config: What to record.
        source: Its name in the rows.
        parent: The parent in Qt.
        timeouts: How often it is seen whether all is well where no frames come.
    """

    def __init__(
        self,
        config: RecordingConfig,
        source: str,
        parent: QObject | None = None,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        super().__init__("recorder", self._record, parent)
        self.config = config
        self._source = source
        self._poll = timeouts.poll
        self._clock = WallClock()
        self._set_by = 0.0  # seconds by which the system's clock was set meanwhile
        self._begun: float | None = None  # seconds of the source
        self._queue = WriteQueue()
        self._changes: list[Mapping[str, Any]] = []
        self._events: Sequence[Event] = ()

    def put(self, analysed: AnalysedFrame) -> None:
        """Record a frame; any thread may call this, and it never waits."""
        wall_time = self._clock.at(analysed.frame.captured)
        rows = rows_of(self._source, self._timed(analysed), wall_time)
        self._queue.put(rows, analysed if self.config.paint else None)

    def note_change(self, change: Mapping[str, Any]) -> None:
        """Say what readings are made by from now on: settings, or neutral baselines."""
        moment = now().isoformat(timespec="milliseconds")
        self._changes.append({"wall_time": moment, **change})

    def note_events(self, events: Sequence[Event]) -> None:
        """Say what has happened until now, at the times of the source."""
        self._events = events

    def stop(self) -> None:
        """Let nothing more in; what waits is still written."""
        super().stop()
        self._queue.close()

    def _timed(self, analysed: AnalysedFrame) -> AnalysedFrame:
        """Return a frame at its time since the recording was begun, as its video counts."""
        time = analysed.frame.time
        if self._begun is None:
            self._begun = time
        time -= self._begun
        readings = tuple(dataclasses.replace(one, time=time) for one in analysed.readings)
        frame = dataclasses.replace(analysed.frame, time=time)
        return dataclasses.replace(analysed, frame=frame, readings=readings)

    def _record(self) -> RecordingConfig:
        try:
            self._record_all()
        finally:
            self._queue.close()  # what comes after a failure is left out
        return self.config

    def _record_all(self) -> None:
        _make(self.config.folder)
        recording = Recording(self.config, self._changes)
        try:
            self._write(recording)
        except BaseException:
            with suppress(ResultError):  # the first trouble is the one to tell
                recording.close("failed")
            raise
        recording.close("complete")
        events = shifted(self._events, self._begun or 0.0)
        if events:  # only now is it known which were moved, or removed again
            files = [self.config.path(suffix) for suffix in (".csv", ".jsonl")]
            write_events_into(files, events)

    def _note_clock(self) -> None:
        """Say that the system's clock was set; times of day in the rows go on by the old one."""
        set_by = self._clock.set_by
        if abs(set_by - self._set_by) > _SET_SECONDS:
            self._set_by = set_by
            self.note_change({"clock_set_by": round(set_by, 3)})

    def _write(self, recording: Recording) -> None:
        while not self._queue.exhausted:
            self._note_clock()
            entry = self._queue.take(self._poll)
            recording.dropped = self._queue.dropped
            if entry is not None:
                recording.add(entry.rows, entry.analysed)
            recording.check()
        if self._queue.overrun:
            raise ResultError(
                mark("The drive of {folder} does not keep up; choose another."),
                folder=self.config.folder,
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
