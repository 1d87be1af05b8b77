"""Batch analysis of files in the background, while the window goes on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.features.core import Core
from desktop.i18n import number, tr, translated, with_names
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.open_dialog import ask_for_files, ask_for_folder
from desktop.widgets.dialogs.result_dialogs import ask_for_new_result
from desktop.widgets.dialogs.text_dialog import TextDialog
from desktop.widgets.status.batch_bar import BatchBar
from desktop.workers.batch_task import BatchTask, CutOffAnalysis, MarkedFilm
from desktop.workers.task import LatestTask, TaskGroup
from emolens.batch.job import BatchJob, BatchOutcome, UnreadFile
from emolens.errors import EmolensError
from emolens.hardware.processor import usable_cores
from emolens.sources.film_part import WHOLE_FILM, FilmPart


class BatchFeature(QObject):
    """Reads every frame of files into a result, one batch at a time.

    Attributes:
        shown: The action that analyses the file that is shown.
        files: The action that asks for files.
        folder: The action that asks for a folder.
        bar: Shows how far it is.
        result_wanted: Carries the path of a result that is to be shown.
        completed: Carries the path of a result that is whole.
    """

    result_wanted = Signal(object)
    completed = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._task: BatchTask | None = None
        self._tasks: TaskGroup[BatchTask] = TaskGroup("batch")
        core.close_with_window(self._tasks)
        core.ask_before_closing(self._under_way)
        core.source_changed.connect(self._turn_to)
        self._result: Path | None = None
        self._last: Path | None = None
        self._shown: Path | None = None
        self._paths: Sequence[Path] = ()
        self._part = WHOLE_FILM
        self._unread: Sequence[UnreadFile] = ()
        self._looking = LatestTask("cut off", self)
        self._looking.succeeded.connect(self._offer)
        core.close_with_window(self._looking)
        self.shown = core.menus.action("analyze_shown")
        self.files = core.menus.action("analyze_files")
        self.folder = core.menus.action("analyze_folder")
        self.shown.triggered.connect(self.analyze_shown)
        self.files.triggered.connect(self.ask_for_files)
        self.folder.triggered.connect(self.ask_for_folder)
        self.bar = BatchBar()
        self.bar.cancelled.connect(self.cancel)
        self.bar.opened.connect(self._open)
        self.bar.detailed.connect(self.show_unread)
        self.bar.resumed.connect(self.resume)
        self.bar.closed.connect(self._forget)
        core.window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bar)
        self._allow(True)

    def analyze_shown(self) -> None:
        """Ask where the result of the file that is shown is to go, and analyse it."""
        if self._shown is not None:
            self._ask_where([self._shown])

    def ask_for_files(self) -> None:
        """Let the user choose files, and analyse them."""
        self._ask_where(ask_for_files(self._core.window, self._shown or self._last))

    def ask_for_folder(self) -> None:
        """Let the user choose a folder, and analyse what is in it."""
        folder = ask_for_folder(
            self._core.window, self._shown or self._last, self.folder.iconText()
        )
        self._ask_where([folder] if folder else [])

    def analyze_part(self, paths: Sequence[Path], part: FilmPart) -> None:
        """Ask where the result of a part of files is to go, and analyse that."""
        self._ask_where(paths, part)

    def analyze(
        self,
        paths: Sequence[Path],
        result: Path,
        part: FilmPart = WHOLE_FILM,
        *,
        goes_on: bool = False,
    ) -> None:
        """Analyse pictures, videos and folders, or a part of them, into a result.

        Nothing is done while another analysis runs.

        Args:
            paths: What is analysed.
            result: The file that the readings go to.
            part: Which part of films.
            goes_on: Whether it was begun before, with the events that the result says.
        """
        if self._task is not None:
            return
        self._result, self._paths, self._part = result, paths, part
        self._core.settings.change(unfinished=str(result.absolute()))
        jobs = max(1, usable_cores() - 1)  # one core is left to the window
        controls = self._core.controls.now
        names = [str(path) for path in paths]
        job = BatchJob(names, controls.options, jobs, part=part, neutral=controls.neutral)
        load = self._core.model_loader.load
        self._task = BatchTask(job, result, load, self._marked(), self, goes_on=goes_on)
        self._task.progressed.connect(self.bar.show_standing)
        self._task.succeeded.connect(self._show_end)
        self._task.failed.connect(self._show_failure)
        self._allow(False)
        self.bar.begin(paths[0].name if len(paths) == 1 else tr("files"))
        self._tasks.start(self._task)

    def offer_unfinished(self) -> None:
        """Offer to go on with what was cut off when the program ended last, if anything was."""
        unfinished = self._core.settings.values.unfinished
        if unfinished:
            self._looking.run(partial(CutOffAnalysis.of, Path(unfinished)))

    def resume(self) -> None:
        """Go on with the analysis that was cut off."""
        assert self._result is not None, "something was cut off"
        self.analyze(self._paths, self._result, self._part, goes_on=True)

    def cancel(self) -> None:
        """End the analysis that runs; what was read is kept."""
        if self._task is not None:
            self._task.stop()
            self.bar.show_cancelling()

    def _marked(self) -> MarkedFilm | None:
        """Return what is marked in the film that is shown; also that all of it was removed."""
        shown, log = self._shown, self._core.events
        if shown is None or not (log.events or log.unsaved):
            return None
        return MarkedFilm(shown, log.events)

    def _open(self) -> None:
        self.bar.hide()
        self.result_wanted.emit(self._result)

    def _ask_where(self, paths: Sequence[Path], part: FilmPart = WHOLE_FILM) -> None:
        if not paths:
            return
        self._last = paths[0]
        result = ask_for_new_result(self._core.window, _suggested(paths))
        if result is not None:
            self.analyze(paths, result, part)

    def _show_end(self, outcome: BatchOutcome) -> None:
        self._task = None
        self._allow(True)
        self._unread = outcome.unread
        name = self._result.name if self._result else ""
        complete = outcome.state == "complete"
        if complete:
            self._forget()
            self.completed.emit(self._result)
        self.bar.show_end(
            _sentence(outcome, name),
            bool(self._unread),
            can_open=outcome.frames > 0,
            can_go_on=not complete and outcome.frames > 0,
        )

    def show_unread(self) -> None:
        """List what could not be read, each with its reason."""
        reasons = "\n\n".join(translated(file.error) for file in self._unread)
        TextDialog(tr("Files that could not be read"), reasons, self._core.window).open()

    def _offer(self, cut_off: CutOffAnalysis | None) -> None:
        if cut_off is None:
            self._forget()
        elif cut_off.under_way:
            sentence = tr("An analysis in another window is writing {name}.")
            self._core.status.tell(with_names(sentence, name=cut_off.result.name))
        elif self._task is None:
            self._result, self._paths = cut_off.result, cut_off.paths
            self._part = cut_off.part
            sentence = tr("The analysis into {name} was cut off; it can go on where it was.")
            self.bar.show_end(with_names(sentence, name=cut_off.result.name), can_go_on=True)

    def _forget(self) -> None:
        """Offer nothing at the next start."""
        self._core.settings.change(unfinished="")

    def _under_way(self) -> str:
        if self._task is None:
            return ""
        return tr("Files are being analysed; that can go on at the next start.")

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._shown = request.path if request else None
        self._allow(self._task is None)

    def _show_failure(self, error: EmolensError) -> None:
        assert self._task is not None, "only what runs can fail"
        self._show_end(self._task.outcome)
        title = tr("The analysis has ended")
        warning_box(self._core.window, title, translated(error)).open()

    def _allow(self, allowed: bool) -> None:
        for action in (self.files, self.folder):
            action.setEnabled(allowed)
        self.shown.setEnabled(allowed and self._shown is not None)


def _sentence(outcome: BatchOutcome, result: str) -> str:
    """Return what was read, what could not be, and where it is kept."""
    counts = ", ".join(
        (
            tr("%Ln files", "", len(outcome.sources)),
            tr("%Ln frames", "", outcome.frames),
            tr("%Ln faces", "", outcome.faces),
        )
    )
    sentences = [
        {
            "complete": tr("Done: {counts}."),
            "cancelled": tr("Cancelled: {counts}."),
            "failed": tr("Ended early: {counts}."),
        }[outcome.state].format(counts=counts)
    ]
    if outcome.unread:
        unread = tr("{count} of %Ln files could not be read.", "", len(outcome.sources))
        sentences.append(unread.format(count=number(len(outcome.unread))))
    if outcome.frames:
        sentences.append(with_names(tr("Saved to {name}."), name=result))
    return " ".join(sentences)


def _suggested(paths: Sequence[Path]) -> Path:
    first = paths[0]
    name = first.stem if len(paths) == 1 else first.parent.name
    return first.parent / f"{name or 'readings'}.csv"
