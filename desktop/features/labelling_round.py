"""Labelling round: one rater's way through a folder, in its dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.widgets.labelling.labelling_dialog import LabellingDialog, LabellingStanding
from desktop.workers.labelling_pictures import PictureReader, guess_of
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.labelling.errors import LabellingError
from emolens.labelling.labelling_session import LabellingSession
from emolens.readings import Frame, Reading


class LabellingRoundFeature(QObject):
    """Shows the pictures of a session, and hands on what the keys say.

    Attributes:
        dialog: The dialog; None before the first one.
        dataset_wanted: Carries the folder that is to become a dataset, and the dialog.
    """

    dataset_wanted = Signal(object, object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self.dialog: LabellingDialog | None = None
        self._session: LabellingSession | None = None
        self._frame: Frame | None = None
        self._step = 1
        self._reader = PictureReader(self)
        self._reader.succeeded.connect(self._show)
        self._reader.failed.connect(self._show_trouble)
        self._guessing = LatestTask("guess", self)
        self._guessing.succeeded.connect(self._show_guess)
        self._guessing.failed.connect(self._show_no_guess)
        for task in (self._reader, self._guessing):
            core.close_with_window(task)

    def begin(self, session: LabellingSession) -> None:
        """Open the dialog at the session's picture."""
        title = with_names(
            tr("{rater} labels {folder}"), rater=session.rater, folder=session.folder.name
        )
        dialog = self.dialog = LabellingDialog(title, session.labels, self._core.window)
        self._session = session
        dialog.answered.connect(lambda label: self._do(lambda: session.give(label)))
        dialog.skipped.connect(lambda: self._do(session.skip))
        dialog.keys.undone.connect(lambda: self._do(session.undo))
        dialog.keys.went.connect(self._go)
        dialog.guess.toggled.connect(self._guess)
        dialog.dataset_wanted.connect(partial(self.dataset_wanted.emit, session.folder, dialog))
        dialog.finished.connect(self._end)
        dialog.open()
        self._turn()

    def _go(self, step: int) -> None:
        assert self._session is not None, "its dialog is open"
        self._step = step
        self._session.go(step)
        self._turn()

    def _do(self, act: Callable[[], None]) -> None:
        assert self.dialog is not None, "it was pressed there"
        try:
            act()
        except LabellingError as error:  # nothing has changed; the picture can be labelled again
            self.dialog.tell(translated(error))
            return
        self._step = 1
        self._turn()

    def _turn(self) -> None:
        """Show the session's picture as soon as it is read."""
        dialog, session = self.dialog, self._session
        assert dialog is not None, "it is open"
        assert session is not None, "its dialog is open"
        self._frame = None
        self._guessing.forget()
        dialog.guess.show_text("")
        dialog.show_standing(_standing(session))
        self._reader.read(session.picture)

    def _show(self, frame: Frame) -> None:
        dialog, session = self.dialog, self._session
        if dialog is None or session is None:
            return
        self._frame = frame
        dialog.show_image(frame.image)
        self._guess(dialog.guess.wanted)
        after = session.place + self._step
        if 0 <= after < len(session.pictures):
            self._reader.prepare(session.folder / session.pictures[after])

    def _show_trouble(self, error: EmolensError) -> None:
        if self.dialog is not None:
            self.dialog.show_trouble(translated(error))

    def _guess(self, wanted: bool) -> None:
        assert self.dialog is not None, "it was switched there"
        self._guessing.forget()
        if not wanted or self._frame is None:
            self.dialog.guess.show_text("")
            return
        self.dialog.guess.show_text(tr("Reading…"))
        load, options = self._core.model_loader.load, self._core.controls.now.options
        self._guessing.run(partial(guess_of, self._frame, load, options))

    def _show_guess(self, reading: Reading | None) -> None:
        if self.dialog is not None:
            self.dialog.guess.show_guess(reading)

    def _show_no_guess(self, error: EmolensError) -> None:
        if self.dialog is not None:
            self.dialog.guess.show_text(translated(error))

    def _end(self) -> None:
        self._reader.forget()
        self._guessing.forget()
        self.dialog = self._session = self._frame = None


def _standing(session: LabellingSession) -> LabellingStanding:
    return LabellingStanding(
        place=session.place,
        count=len(session.pictures),
        answered=session.answered,
        name=session.pictures[session.place],
        is_answered=session.is_answered,
        answer=session.answer,
        can_undo=session.can_undo,
    )
