"""People: tracks of a result that the user gives names, and so makes one person of several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.event_names import cleaned
from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import trouble_box
from desktop.widgets.dialogs.name_dialog import ask_for_name
from desktop.widgets.timeline.view import TimelineView
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.study.people import Naming
from emolens.study.people_files import (
    names_of,
    people_file,
    recorded_people,
    renamed,
    write_people,
)


class PeopleFeature(QObject):
    """Keeps beside a result who its tracks are; tracks of one name are one person.

    Attributes:
        name: The action that asks for the name of a track.

    Args:
        core: What all features share.
        timeline: The timeline, which shows the names.
    """

    def __init__(self, core: Core, timeline: TimelineView) -> None:
        super().__init__(core)
        self._core, self._timeline = core, timeline
        self._opened = Path()  # the result that was opened last
        self._result: Path | None = None  # whose source is shown
        self._source = ""
        self._namings: Sequence[Naming] = ()
        self._work = LatestTask("people", self)
        self._work.succeeded.connect(self._show)
        self._work.failed.connect(self._tell_failure)
        core.close_with_window(self._work)
        core.source_changed.connect(self._turn_to)
        self.name = core.menus.action("name_person")
        self.name.setEnabled(False)
        self.name.triggered.connect(self._ask)
        timeline.person_wanted.connect(self.ask_for_name)

    def note_result(self, result: Path) -> None:
        """Take note of which result was opened."""
        self._opened = result

    def show(self, source: str) -> None:
        """Show the people of a source of that result, whose file is not there."""
        self._begin(self._opened, source)

    def ask_for_name(self, track: int) -> None:
        """Ask who a track is."""
        if self._result is not None:
            title = tr("Who is #{track}?").format(track=track)
            known = names_of(self._namings, self._source).get(track, "")
            ask_for_name(self._core.window, title, known, partial(self._take, track))

    def _ask(self) -> None:
        track = self._timeline.track
        if track is not None:
            self.ask_for_name(track)

    def _turn_to(self, request: SourceRequest | None) -> None:
        saved = request.saved if request else None
        self._begin(saved.result if saved else None, saved.name if saved else "")

    def _begin(self, result: Path | None, source: str) -> None:
        self._work.forget()
        self._result, self._source = result, source
        self._show(())
        self.name.setEnabled(False)  # until it is known who is named already
        if result is not None:
            self._work.run(partial(recorded_people, result))

    def _take(self, track: int, text: str) -> None:
        if self._result is None:
            return
        namings = renamed(self._namings, self._source, track, cleaned(text))
        self._work.run(partial(_kept, people_file(self._result), namings))

    def _show(self, namings: Sequence[Naming]) -> None:
        self._namings = namings
        self._timeline.show_people(names_of(namings, self._source))
        self.name.setEnabled(self._result is not None)

    def _tell_failure(self, error: EmolensError) -> None:
        title = tr("The names of the people cannot be used")
        trouble_box(self._core.window, title, translated(error)).open()


def _kept(path: Path, namings: Sequence[Naming]) -> Sequence[Naming]:
    """Write who the tracks are, and return it.

    Raises:
        ResultError: It cannot be written.
    """
    write_people(path, namings)
    return namings
