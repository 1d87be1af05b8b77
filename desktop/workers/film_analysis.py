"""Background task that analyses a film, ahead of what is shown of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.workers.film import Film
from desktop.workers.task import Task
from emolens.batch.progress import ProgressMeter
from emolens.protocols import EvidenceModel

_SHOW_SECONDS = 0.1
"""What is waited for is shown so soon after it was read."""


class FilmAnalysis(Task):
    """Analyses one film; what was read until it is stopped or fails can be looked up.

    It reports a :class:`~emolens.batch.progress.BatchProgress` from time to time, and succeeds with
    the film, also where that could not be read to its end.

    Args:
        film: The film.
        model: Returns the model; called off the GUI thread.
        parent: The parent in Qt.
        pause: Seconds between two reports.
    """

    def __init__(
        self,
        film: Film,
        model: Callable[[], EvidenceModel],
        parent: QObject | None = None,
        pause: float = _SHOW_SECONDS,
    ) -> None:
        super().__init__("film", self._analyze, parent)
        self.film = film
        self._model = model
        self._pause = pause

    def _analyze(self) -> Film:
        progress = ProgressMeter(self.report, self._pause)
        self.film.analyze(self._model, progress, self.stopping.is_set)
        return self.film
