"""Saving of what was read of the video that is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.features.core import Core
from desktop.i18n import clock, tr, translated, with_names
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_new_result
from desktop.workers.film import Film
from desktop.workers.film_saving import save_film
from desktop.workers.saved_film import SavedFilm
from desktop.workers.task import Task, TaskGroup
from emolens.errors import EmolensError


class SaveResultsFeature(QObject):
    """Writes the readings of the video as a result, without reading it again.

    Attributes:
        save: The action that asks where.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._film: Film | None = None
        self._tasks: TaskGroup[Task] = TaskGroup("saving")
        core.close_with_window(self._tasks)
        self.save = core.menus.action("save_results")
        self.save.setEnabled(False)
        self.save.triggered.connect(self.ask)
        core.source_changed.connect(self._forget)
        core.player.failed.connect(self._forget)

    def take(self, film: Film) -> None:
        """Offer what was read of a film until now, unless it comes from a result."""
        if isinstance(film, SavedFilm):
            return
        self._film = film
        self.save.setEnabled(film.index.frames > 0)

    def ask(self) -> None:
        """Let the user choose a file, and save what was read until then."""
        film = self._film
        if film is None:
            return
        result = ask_for_new_result(self._core.window, Path(film.source).with_suffix(".csv"))
        if result is not None:
            self.save_to(result, film)

    def save_to(self, result: Path, film: Film) -> None:
        """Save what was read of a film until now into a file, CSV or JSON Lines by its suffix."""
        events = self._core.events.events
        task = Task("saving", partial(save_film, film, result, events), self)
        task.succeeded.connect(lambda _: self._core.events.note_saved(events))
        task.succeeded.connect(lambda seconds: self._tell(result, seconds))
        task.failed.connect(self._tell_failure)
        self._tasks.start(task)

    def _forget(self) -> None:
        self._film = None
        self.save.setEnabled(False)

    def _tell(self, result: Path, seconds: float | None) -> None:
        if seconds is None:
            self._core.status.tell(with_names(tr("Saved: {file}"), file=result))
            return
        self._core.status.tell(
            with_names(
                tr("Saved what was read until {time}: {file}"), time=clock(seconds), file=result
            )
        )

    def _tell_failure(self, error: EmolensError) -> None:
        title = tr("The results are not saved")
        action = (tr("Choose another…"), self.ask)
        warning_box(self._core.window, title, translated(error), action).open()
