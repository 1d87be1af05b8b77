"""Beginning of a labelling: which folder of pictures, by whom, with which labels."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.open_dialog import ask_for_folder
from desktop.widgets.labelling.start_dialog import LabellingStartDialog
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.labelling.labelling_session import LabellingSession, labels_before
from emolens.labelling.rater_answers import raters_of


class LabellingFeature(QObject):
    """Asks what a labelling begins with.

    Attributes:
        action: The action that asks for the folder.
        begun: Carries the :class:`~emolens.labelling.labelling_session.LabellingSession`.
    """

    begun = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._shown: Path | None = None
        self._rater = ""
        self._start: LabellingStartDialog | None = None
        self._opening = LatestTask("labelling", self)
        self._opening.succeeded.connect(self._begin)
        self._opening.failed.connect(self._refuse)
        core.close_with_window(self._opening)
        core.source_changed.connect(self._turn_to)
        self.action = core.menus.action("label_pictures")
        self.action.triggered.connect(self.ask)

    def ask(self) -> None:
        """Let the user choose a folder, say who labels and what the labels are, and begin."""
        title = tr("Folder of pictures to label")
        folder = ask_for_folder(self._core.window, self._shown, title)
        if folder is None:
            return
        self._shown = folder / "any"  # near which the next dialog begins
        raters = raters_of(folder)
        rater = self._rater or next(iter(raters), "")
        labels = labels_before(folder, rater)
        start = LabellingStartDialog(folder.name, raters, rater, labels, self._core.window)
        start.wanted.connect(partial(self._open, folder))
        start.finished.connect(self._forget_start)
        self._start = start
        start.open()

    def _open(self, folder: Path, rater: str, labels: list[str], below: bool) -> None:
        self._opening.run(partial(LabellingSession, folder, rater, labels, below=below))

    def _begin(self, session: LabellingSession) -> None:
        self._rater = session.rater
        if self._start is not None:
            self._start.accept()
            self.begun.emit(session)

    def _refuse(self, error: EmolensError) -> None:
        if self._start is not None:
            self._start.show_trouble(translated(error))

    def _forget_start(self) -> None:
        self._opening.forget()
        if self._start is not None:
            self._start.deleteLater()
        self._start = None

    def _turn_to(self, request: SourceRequest | None) -> None:
        if request is not None and request.path is not None:
            self._shown = request.path
