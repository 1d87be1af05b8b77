"""People: tracks of a result that the user names, merges into one person, and splits."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.event_names import cleaned
from desktop.features.core import Core
from desktop.i18n import clock, tr, translated
from desktop.people_log import PeopleLog
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.name_dialog import ask_for_name
from desktop.widgets.timeline.view import TimelineView
from emolens.errors import EmolensError
from emolens.study.people_files import names_of, renamed, split, splits_of


class PeopleFeature(QObject):
    """Keeps beside a result who its tracks are; tracks of one name are one person.

    Attributes:
        name: The action that asks for the name of a track.
        split: The action that asks who a track is from a time on.

    Args:
        core: What all features share.
        timeline: The timeline, which shows the names.
    """

    def __init__(self, core: Core, timeline: TimelineView) -> None:
        super().__init__(core)
        self._core, self._timeline = core, timeline
        self._opened = Path()  # the result that was opened last
        self._source = ""
        self._log = PeopleLog(core.undoing, self)
        self._log.changed.connect(self._show)
        self._log.failed.connect(self._tell_failure)
        for background in (self._log.reading, self._log.writing):
            core.close_with_window(background)
        core.source_changed.connect(self._turn_to)
        self.name, self.split = map(core.menus.action, ("name_person", "split_person"))
        self.name.triggered.connect(self._ask)
        self.split.triggered.connect(self._ask_from)
        timeline.person_wanted.connect(self.ask_for_name)
        timeline.split_wanted.connect(self.ask_for_split)
        self._show()

    def note_result(self, result: Path) -> None:
        """Take note of which result was opened."""
        self._opened = result

    def show(self, source: str) -> None:
        """Show the people of a source of that result, whose file is not there."""
        self._begin(self._opened, source)

    def ask_for_name(self, track: int) -> None:
        """Ask who a track is."""
        if self._log.is_open:
            title = tr("Who is #{track}?").format(track=track)
            known = names_of(self._log.namings, self._source).get(track, "")
            ask_for_name(self._core.window, title, known, partial(self._take, track, known))

    def ask_for_split(self, track: int, time: float) -> None:
        """Ask who a track is from a time on, in seconds."""
        if self._log.is_open:
            title = tr("Who is #{track} from {time} on?").format(track=track, time=clock(time, 1))
            ask_for_name(self._core.window, title, "", partial(self._split, track, time))

    def _ask(self) -> None:
        track = self._timeline.track
        if track is not None:
            self.ask_for_name(track)

    def _ask_from(self) -> None:
        track = self._timeline.track
        if track is not None:
            self.ask_for_split(track, self._timeline.time)

    def _turn_to(self, request: SourceRequest | None) -> None:
        saved = request.saved if request else None
        self._begin(saved.result if saved else None, saved.name if saved else "")

    def _begin(self, result: Path | None, source: str) -> None:
        self._source = source
        self._log.turn_to(result)

    def _take(self, track: int, known: str, text: str) -> None:
        """Give a track a name; one that is split keeps its people where none is given."""
        if text != known:
            self._log.change(renamed(self._log.namings, self._source, track, cleaned(text)))

    def _split(self, track: int, time: float, text: str) -> None:
        self._log.change(split(self._log.namings, self._source, track, time, cleaned(text)))

    def _show(self) -> None:
        namings = self._log.namings
        self._timeline.show_people(
            names_of(namings, self._source), splits_of(namings, self._source)
        )
        for action in (self.name, self.split):
            action.setEnabled(self._log.is_open)

    def _tell_failure(self, error: EmolensError) -> None:
        title = tr("The names of the people cannot be used")
        warning_box(self._core.window, title, translated(error)).open()
