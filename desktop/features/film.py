"""Analysis of the video that is shown, ahead of what is shown of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.workers.film import Film
from desktop.workers.film_analysis import FilmAnalysis
from desktop.workers.task import TaskGroup
from emolens.readings import AnalysedFrame, Frame


class FilmFeature(QObject):
    """Reads every frame of the video that is shown, once, for all that looks it up.

    Attributes:
        begun: Carries the :class:`~desktop.workers.film.Film` that is read from now on.
        advanced: Carries the film of which more was read, or all.
    """

    begun = Signal(object)
    advanced = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core, self._player = core, core.player
        self._awaited: Frame | None = None  # shown, and not read yet
        self._tasks: TaskGroup[FilmAnalysis] = TaskGroup("film")
        core.close_with_window(self._tasks)
        core.source_changed.connect(self._leave)
        core.player.analysed.connect(self._note)
        core.player.failed.connect(self._leave)

    def begin_anew(self) -> None:
        """Read the video from its beginning, for what reads it has changed."""
        film = self._core.controls.now.film
        if film is not None:
            self._begin(film.source)
            self._core.status.tell(tr("The video is read anew."))
            self._player.read_again()

    def look_again(self) -> None:
        """Look up the frame on which a video stands once more."""
        if self._core.controls.now.film is not None and not self._player.playing:
            self._player.read_again()

    def _begin(self, source: str) -> None:
        self._tasks.forget()
        controls = self._core.controls.now
        film = Film(source, controls.options, controls.baselines)
        self._core.controls.change(film=film)
        task = FilmAnalysis(film, self._core.model_loader.load, self)
        task.progressed.connect(lambda _: self._advance(film))
        task.succeeded.connect(self._end)
        task.failed.connect(self._player.fail)
        self.begun.emit(film)
        self._tasks.start(task)

    def _leave(self) -> None:
        """Read no more of a video that is not shown any longer."""
        self._tasks.forget()
        self._awaited = None
        self._core.controls.change(film=None)

    def _note(self, analysed: AnalysedFrame) -> None:
        video = self._player.video
        self._awaited = analysed.frame if analysed.pending else None
        if video is not None and self._core.controls.now.film is None:
            self._begin(video.name)

    def _advance(self, film: Film) -> None:
        self.advanced.emit(film)
        if self._awaited is not None and film.is_known(self._awaited):
            self._player.read_again()

    def _end(self, film: Film) -> None:
        if film.error is not None:
            self._core.status.tell(translated(film.error))
        self._advance(film)
