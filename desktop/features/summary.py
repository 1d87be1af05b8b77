"""Summary of results: the table of a study, its report and its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.browser import open_in_browser
from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.open_dialog import ask_for_folder
from desktop.widgets.dialogs.result_dialogs import (
    ask_for_events,
    ask_for_figures,
    ask_for_new_report,
    ask_for_new_summary,
    ask_for_participants,
    ask_for_results,
)
from desktop.widgets.study.summary_dialog import SummaryDialog
from desktop.workers.study_output import FoundResults, StudyChoices, StudyOutput
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.study.participants import read_participants


@dataclass(frozen=True)
class _Written:
    """What was written where, and a sentence on it for a number of something."""

    path: Path
    count: int
    sentence: Callable[[int], str]


class SummaryFeature(QObject):
    """Sums up results, as ``emolens summarize`` does.

    Attributes:
        ask: The action that shows the dialog with the result that was opened or made last.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._last: Path | None = None
        self._dialog: SummaryDialog | None = None
        self._written = Path()
        self._finding = LatestTask("results of a study", self)
        self._finding.succeeded.connect(self._show_found)
        self._tables = LatestTask("participants", self)
        self._tables.succeeded.connect(self._show_groups)
        self._writing = LatestTask("summary", self)
        self._writing.succeeded.connect(self._tell)
        for task in (self._finding, self._tables, self._writing):
            task.failed.connect(self._tell_failure)
            core.close_with_window(task)
        self.ask = core.menus.action("summary")
        self.ask.triggered.connect(self.begin)

    def note_result(self, result: Path) -> None:
        """Take a result that was opened or made for the one that is probably wanted."""
        self._last = result

    def begin(self) -> None:
        """Show the dialog, with the result that is probably wanted; ask for some without one."""
        self._dialog = dialog = SummaryDialog(self._core.window)
        dialog.files_wanted.connect(self._ask_for_files)
        dialog.folder_wanted.connect(self._ask_for_folder)
        dialog.participants_wanted.connect(self._ask_for_participants)
        dialog.options.events_wanted.connect(self._ask_for_events)
        dialog.table_wanted.connect(self._ask_for_table)
        dialog.report_wanted.connect(self._ask_for_report)
        dialog.figures_wanted.connect(self._ask_for_figures)
        dialog.shown_wanted.connect(lambda: open_in_browser(self._written))
        dialog.finished.connect(self._forget)
        dialog.open()
        if self._last is not None:
            self.find([self._last])
        else:
            self._ask_for_files()

    def find(self, paths: Sequence[Path]) -> None:
        """Show the sources of results, and of those in folders."""
        if paths and self._dialog is not None:
            self._last = paths[0]
            self._dialog.show_working(tr("Looking through the results…"))
            self._finding.run(partial(FoundResults.of, list(paths)))

    def _ask_for_files(self) -> None:
        self.find(ask_for_results(self._core.window, self._last or Path.home()))

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self._core.window, self._last, tr("Folder of results"))
        self.find([folder] if folder else [])

    def _ask_for_participants(self) -> None:
        path = ask_for_participants(self._core.window, self._folder())
        if path is not None:
            self._tables.run(partial(read_participants, path))

    def _ask_for_events(self) -> None:
        table = ask_for_events(self._core.window, self._folder())
        if self._dialog is not None:
            self._dialog.options.show_events(table)

    def _ask_for_table(self) -> None:
        path = ask_for_new_summary(self._core.window, self._folder() / "summary.csv")
        self._write(path, StudyOutput.write_table, _rows)

    def _ask_for_report(self) -> None:
        path = ask_for_new_report(self._core.window, self._folder() / "report.html")
        self._write(path, StudyOutput.write_report, _sources)

    def _ask_for_figures(self) -> None:
        path = ask_for_figures(self._core.window, self._folder())
        self._write(path, StudyOutput.write_figures, _figures)

    def _write(
        self,
        path: Path | None,
        write: Callable[[StudyOutput, Path], int],
        sentence: Callable[[int], str],
    ) -> None:
        """Write something of the study in the background, unless nobody said where to."""
        dialog = self._dialog
        if path is None or dialog is None:
            return
        options, members = dialog.options, dialog.table.members
        choices = StudyChoices(
            members, options.events, options.bins, options.after, options.largest, options.at_most
        )
        dialog.show_working(tr("Summing up %Ln results…", "", len(members)))
        self._writing.run(lambda: _Written(path, write(StudyOutput(choices), path), sentence))

    def _folder(self) -> Path:
        if self._last is None:
            return Path.home()
        return self._last if self._last.is_dir() else self._last.parent

    def _show_found(self, found: FoundResults) -> None:
        if self._dialog is not None:
            self._dialog.show_members(found.members, found.unfinished)

    def _show_groups(self, groups: dict[str, str]) -> None:
        if self._dialog is not None:
            self._dialog.show_groups(groups)

    def _tell(self, written: _Written) -> None:
        self._written = written.path
        said = with_names(written.sentence(written.count), file=written.path)
        self._core.status.tell(said)
        if self._dialog is not None:
            self._dialog.show_outcome(said, can_show=True)

    def _tell_failure(self, error: EmolensError) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome("", can_show=False)
        title = tr("The results are not summed up")
        warning_box(self._dialog or self._core.window, title, translated(error)).open()

    def _forget(self) -> None:
        self._dialog = None
        self._finding.forget()


def _rows(count: int) -> str:
    return tr("Summary of %Ln rows: {file}", "", count)


def _sources(count: int) -> str:
    return tr("Report of %Ln sources: {file}", "", count)


def _figures(count: int) -> str:
    return tr("%Ln figures: {file}", "", count)
