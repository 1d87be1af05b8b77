"""Analysis of the video that is shown, ahead of what is shown of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.source_request import SourceRequest
from desktop.workers.film import CorrectedFilm, Film
from desktop.workers.film_analysis import FilmAnalysis
from desktop.workers.saved_film import SavedFilm, SavedSource
from desktop.workers.task import TaskGroup
from emolens.readings import AnalysedFrame, Frame
from emolens.tracking.neutral_baseline import Baselines


class FilmFeature(QObject):
    """Reads every frame of the video that is shown, once, for all that looks it up.

    Attributes:
        begun: Carries the :class:`~desktop.workers.film.Film` that is shown from now on.
        advanced: Carries that film when more of it was read, or all.
    """

    begun = Signal(object)
    advanced = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core, self._player = core, core.player
        self._awaited: Frame | None = None  # shown, and not read yet
        self._read: Film | None = None  # as the model reads it
        self._saved: SavedSource | None = None  # whose readings are shown instead
        self._reading: TaskGroup[FilmAnalysis] = TaskGroup("film")
        self._correcting: TaskGroup[FilmAnalysis] = TaskGroup("correction")
        for tasks in (self._reading, self._correcting):
            core.close_with_window(tasks)
        core.source_changed.connect(self._turn_to)
        core.player.analysed.connect(self._note)
        core.player.failed.connect(self._leave)

    def begin_anew(self) -> None:
        """Read the video from its beginning, for what reads it has changed."""
        if self._read is not None and self._saved is None:
            self._begin(self._read.source)
            self._core.status.tell(tr("The video is read anew."))
            self._player.read_again()

    def correct(self) -> None:
        """Show the video as the neutral baselines that there are now correct it."""
        if self._read is not None and self._saved is None:
            self._show(self._read)
            self._player.read_again()

    def look_again(self) -> None:
        """Look up the frame on which a video stands once more."""
        if self._core.controls.now.film is not None and not self._player.playing:
            self._player.read_again()

    def _begin(self, source: str) -> None:
        self._reading.forget()
        saved, options = self._saved, self._core.controls.now.options
        film = self._read = Film(source, options) if saved is None else SavedFilm(saved)
        self._show(film)
        self._start(film, self._reading)

    def _show(self, read: Film) -> None:
        """Show a film as it is read, or as neutral baselines correct it."""
        self._correcting.forget()
        baselines = self._core.controls.now.baselines
        of_tracks: Baselines = {t: one for t, one in baselines.items() if t is not None}
        corrected = bool(of_tracks) and self._saved is None  # what was saved stays as it is
        film = CorrectedFilm(read, of_tracks) if corrected else read
        self._core.controls.change(film=film)
        self.begun.emit(film)
        if film is not read:
            self._start(film, self._correcting)

    def _start(self, film: Film, tasks: TaskGroup[FilmAnalysis]) -> None:
        task = FilmAnalysis(film, self._core.model_loader.load, self)
        task.progressed.connect(lambda _: self._advance(film))
        task.succeeded.connect(self._end)
        task.failed.connect(self._player.fail)
        tasks.start(task)

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._leave()
        self._saved = request.saved if request else None
        if self._saved is not None and not self._saved.moves:  # known before a picture is read
            film = SavedFilm(self._saved)
            self._core.controls.change(film=film)
            self._start(film, self._reading)

    def _leave(self) -> None:
        """Read no more of a video that is not shown any longer."""
        self._reading.forget()
        self._correcting.forget()
        self._awaited = self._read = None
        self._core.controls.change(film=None)

    def _note(self, analysed: AnalysedFrame) -> None:
        video = self._player.video
        self._awaited = analysed.frame if analysed.pending else None
        if video is not None and self._core.controls.now.film is None:
            self._begin(video.name)

    def _advance(self, film: Film) -> None:
        if film is not self._core.controls.now.film:
            return
        self.advanced.emit(film)
        if self._awaited is not None and film.is_known(self._awaited):
            self._player.read_again()

    def _end(self, film: Film) -> None:
        if film is self._read and film.error is not None:
            self._core.status.tell(translated(film.error))
        self._advance(film)
