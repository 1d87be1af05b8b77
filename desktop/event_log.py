"""Log of the events that a user marks: what may be changed, undone and done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from emolens.study.events import EXCLUDE, Event

Events = tuple[Event, ...]
_LEAST_STRETCH = 0.25
"""Seconds; a key that is held shorter was pressed to mark a point."""


class EventLog(QObject):
    """The events of the source that is shown, in the order of their onsets.

    Attributes:
        changed: There are other events now, or others that are still going on.

    Args:
        undoing: What the user did, to be undone.
        parent: The parent in Qt.
    """

    changed = Signal()

    def __init__(self, undoing: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undoing = undoing
        self._events: Events = ()
        self._in_file: Events | None = ()  # None where a file has others, whatever there are
        self._begun: dict[str, float] = {}  # onsets of what goes on, by name

    @property
    def events(self) -> Events:
        """All that are over."""
        return self._events

    @property
    def open(self) -> Mapping[str, float]:
        """The onsets, in seconds, of those that go on, by their names."""
        return self._begun

    @property
    def unsaved(self) -> bool:
        """Whether there are others than in any file."""
        return self._events != self._in_file

    def until(self, now: float) -> Events:
        """Return all events, those that go on as far as they have come by a time in seconds."""
        going_on = (_between(name, onset, now) for name, onset in self._begun.items())
        return tuple(sorted((*self._events, *going_on)))

    def show(self, events: Sequence[Event]) -> None:
        """Show the events of another source; nothing of what was done before can be undone."""
        self._undoing.clear()
        self._begun.clear()
        self._in_file = after = tuple(sorted(events))
        self._set(after)

    def show_unsaved(self, events: Sequence[Event]) -> None:
        """Show the events of another source that are in no file as they are; undone, none is."""
        self.show(())
        self._in_file = None
        self.add(*events)

    def note_saved(self, events: Sequence[Event]) -> None:
        """Take note that events are in a file, if they are those that there are now."""
        if events is self._events:
            self._in_file = self._events

    def add(self, *events: Event) -> None:
        """Add events."""
        self._do((*self._events, *events))

    def remove(self, event: Event) -> None:
        """Remove an event."""
        self._do(one for one in self._events if one is not event)

    def put(self, event: Event, other: Event) -> None:
        """Put another event in the place of one."""
        self._do(other if one is event else one for one in self._events)

    def rename(self, name: str, other: str) -> None:
        """Give all events of a name another one; what goes on, too."""
        if name in self._begun:
            self._begun[other] = self._begun.pop(name)
        self._do(
            replace(one, trial_type=other) if one.trial_type == name else one
            for one in self._events
        )

    def begin(self, name: str, time: float) -> None:
        """Let an event of a name go on from a time in seconds."""
        self._begun[name] = time
        self.changed.emit()

    def end(self, name: str, time: float, *, held: bool = False) -> None:
        """End what goes on under a name; of a key that was held but shortly, it was a point."""
        onset = self._begun.pop(name, None)
        if onset is None:
            return
        event = _between(name, onset, time)
        if held and event.duration < _LEAST_STRETCH:
            event = replace(event, duration=0.0)
        if event.duration or name.casefold() != EXCLUDE:  # a point excludes nothing
            self.add(event)
        else:
            self.changed.emit()

    def _do(self, events: Iterable[Event]) -> None:
        after = tuple(sorted(events))
        if after != self._events:
            self._undoing.push(_Change(self, self._events, after))
        else:
            self.changed.emit()

    def _set(self, events: Events) -> None:
        self._events = events
        self.changed.emit()


class _Change(QUndoCommand):
    """From some events to others."""

    def __init__(self, log: EventLog, before: Events, after: Events) -> None:
        super().__init__()
        self._log, self._before, self._after = log, before, after

    def undo(self) -> None:
        self._log._set(self._before)

    def redo(self) -> None:
        self._log._set(self._after)


def _between(name: str, onset: float, end: float) -> Event:
    """Return an event from one time to another, a point where a film was gone back meanwhile."""
    return Event(onset, max(0.0, end - onset), name)


def shifted(events: Sequence[Event], by: float) -> Events:
    """Return what is left of events from a time on, which is their new 0.

    Args:
        events: At the times of their source.
        by: The time that is 0, in seconds.
    """
    cut = []
    for event in events:
        onset = max(0.0, event.onset - by)
        if event.onset >= by:
            cut.append(replace(event, onset=onset))
        elif event.end > by:
            cut.append(replace(event, onset=0.0, duration=event.end - by))
    return tuple(cut)
