"""Files of events: those beside films and results, and what the user opens and saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.event_log import Events
from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_events, ask_for_new_events
from desktop.workers.task import LatestTask, Task, TaskGroup
from emolens.errors import EmolensError
from emolens.messages import mark
from emolens.study.errors import DesignError
from emolens.study.event_names import events_beside, events_file, recorded_events
from emolens.study.events import Event, of_source, read_events, write_events

_MOST = 5000
"""Events that are shown; each is drawn anew whenever the timeline is."""


class EventFilesFeature(QObject):
    """Shows the events that lie beside what is opened, takes in and writes tables of them.

    What was marked and is in no file yet is kept until the program ends, and comes back with its
    film.

    Attributes:
        open: The action that asks for a table of events.
        save: The action that asks where a table of events is to go.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core, self._log = core, core.events
        self._path: Path | None = None  # of what is shown
        self._unsaved: dict[Path, Events] = {}
        self._beside, self._reading = LatestTask("events beside", self), LatestTask("events", self)
        self._writing: TaskGroup[Task] = TaskGroup("saving events")
        for background in (self._beside, self._reading, self._writing):
            core.close_with_window(background)
        self._beside.succeeded.connect(self._show)
        self._beside.failed.connect(lambda error: core.status.tell(translated(error)))
        self._reading.succeeded.connect(lambda events: self._log.add(*events))
        self._reading.failed.connect(self._tell_unread)
        core.source_changed.connect(self._turn_to)
        core.ask_before_closing(self._unwritten)
        self._log.changed.connect(self._allow)
        self.open, self.save = core.menus.action("open_events"), core.menus.action("save_events")
        self.open.triggered.connect(self.ask_what)
        self.save.triggered.connect(self.ask_where)
        self._allow()

    def ask_what(self) -> None:
        """Let the user choose a table of events, and take in those of the source that is shown."""
        path = ask_for_events(self._core.window, self._folder())
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Add the events of a table that are about the source that is shown."""
        self._reading.run(partial(_read, path, str(self._path or "")))

    def ask_where(self) -> None:
        """Let the user choose where the events are to go, and write them."""
        path = ask_for_new_events(self._core.window, self._suggested())
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the events into a table."""
        events = self._log.events
        task = Task("saving events", partial(write_events, path, events), self)
        task.succeeded.connect(lambda _: self._tell_written(path, events))
        task.failed.connect(self._tell_unwritten)
        self._writing.start(task)

    def _turn_to(self, request: SourceRequest | None) -> None:
        if self._path is not None and self._log.unsaved:
            self._unsaved[self._path] = self._log.events
        self._path = request.path if request else None
        self._beside.forget()
        self._reading.forget()
        kept = self._unsaved.pop(self._path, None) if self._path else None
        self._log.show(())
        if kept is not None:
            self._log.show_unsaved(kept)
        elif request is not None and request.path is not None:
            self._beside.run(partial(_events_of, request, request.path))

    def _show(self, events: Events) -> None:
        """Show what lies beside, unless something was marked meanwhile."""
        if events and not self._log.events:
            self._log.show(events)

    def _unwritten(self) -> str:
        unsaved = self._unsaved or (self._path and self._log.unsaved)
        return tr("Events that you marked are not saved.") if unsaved else ""

    def _tell_written(self, path: Path, events: Events) -> None:
        self._log.note_saved(events)
        self._core.status.tell(with_names(tr("Saved: {file}"), file=path))

    def _tell_unwritten(self, error: EmolensError) -> None:
        title = tr("The events are not saved")
        action = (tr("Choose another…"), self.ask_where)
        warning_box(self._core.window, title, translated(error), action).open()

    def _tell_unread(self, error: EmolensError) -> None:
        title = tr("These events cannot be opened")
        warning_box(self._core.window, title, translated(error)).open()

    def _allow(self) -> None:
        self.save.setEnabled(bool(self._log.events))

    def _folder(self) -> Path:
        return self._path.parent if self._path else Path.home()

    def _suggested(self) -> Path:
        return events_file(str(self._path or self._folder() / "Emolens"))


def _events_of(request: SourceRequest, path: Path) -> Events:
    """Return the events that lie beside a film, or beside the results that are shown with it.

    Raises:
        DesignError: They make no sense.
    """
    if request.saved is None:
        events = events_beside([str(path)])
    else:
        events = of_source(recorded_events(request.saved.result), request.saved.name)
    return _not_too_many(events, path)


def _read(path: Path, source: str) -> Events:
    """Return the events of a table that are about a source.

    Raises:
        DesignError: It is no table of events, or has none about it.
    """
    events = of_source(read_events(path), source)
    if not events:
        raise DesignError(
            mark("{file} has no event of what is shown; look at its column “source”."), file=path
        )
    return _not_too_many(events, path)


def _not_too_many(events: Sequence[Event], path: Path) -> Events:
    """Return events as those of what is shown.

    Raises:
        DesignError: Nobody could look at all of them.
    """
    if len(events) > _MOST:
        raise DesignError(
            mark("{file} has more than {most} events, which is more than the window shows."),
            file=path,
            most=_MOST,
        )
    return tuple(replace(event, source="") for event in events)
