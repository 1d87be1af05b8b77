"""Summary of results: one table of a study, a row for each source, person and event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.widgets.dialogs.error_dialog import trouble_box
from desktop.widgets.dialogs.result_dialogs import ask_for_new_summary, ask_for_results
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.study.study_results import StudyResults
from emolens.study.summary import StudyDesign

_NAME = "summary.csv"


class SummaryFeature(QObject):
    """Sums up results, with the events that they were made with.

    Attributes:
        ask: The action that asks for results, first of all the one that is open, and where the
            table is to go.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._last = Path.home()
        self._writing = LatestTask("summary", self)
        self._writing.succeeded.connect(self._tell)
        self._writing.failed.connect(self._tell_failure)
        core.close_with_window(self._writing)
        self.ask = core.menus.action("summary")
        self.ask.triggered.connect(self.ask_for_results)

    def note_result(self, result: Path) -> None:
        """Take a result that was opened for the one that is probably wanted."""
        self._last = result

    def ask_for_results(self) -> None:
        """Let the user choose results and where their summary is to go, and sum them up."""
        results = ask_for_results(self._core.window, self._last)
        if not results:
            return
        self._last = results[0]
        summary = ask_for_new_summary(self._core.window, results[0].with_name(_NAME))
        if summary is not None:
            self.summarize(results, summary)

    def summarize(self, results: Sequence[Path], summary: Path) -> None:
        """Sum up results into a table, with a dictionary of its columns beside it."""
        self._core.status.tell(tr("Summing up %Ln results…", "", len(results)))
        self._writing.run(partial(_summarized, results, summary))

    def _tell(self, written: tuple[Path, int]) -> None:
        path, rows = written
        said = with_names(tr("Summary of %Ln rows: {file}", "", rows), file=path)
        self._core.status.tell(said)

    def _tell_failure(self, error: EmolensError) -> None:
        self._core.status.clearMessage()
        title = tr("The results are not summed up")
        trouble_box(self._core.window, title, translated(error)).open()


def _summarized(paths: Sequence[Path], summary: Path) -> tuple[Path, int]:
    """Write a summary; return where it is, and the number of its rows.

    Raises:
        DesignError: The results do not go together, or their events make no sense.
        ResultError: A result cannot be read, or the summary cannot be written.
    """
    results = StudyResults(paths)
    rows = results.summarized(
        StudyDesign(), own_events=True, own_people=True, own_participants=True
    )
    return summary, results.write(summary, rows)
