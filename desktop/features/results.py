"""Opening of result files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QListView

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.widgets.dialogs.error_dialog import trouble_box
from desktop.widgets.dialogs.result_dialogs import ask_for_result
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.results.reader import Result, open_result


class ResultsFeature(QObject):
    """Reads a result, and hands on what was read of one of its sources.

    Attributes:
        open: The action that asks for a result.
        opened: Carries the name of the source and its
            :class:`~emolens.results.history.History`.
    """

    opened = Signal(str, object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._last = Path.home()
        self._opening = LatestTask("results", self)
        self._opening.succeeded.connect(self._show)
        self._opening.failed.connect(self._show_failure)
        core.close_with_window(self._opening)
        self.open = core.menus.action("open_results")
        self.open.triggered.connect(self.choose)

    def choose(self) -> None:
        """Let the user choose a result, and open it."""
        path = ask_for_result(self._core.window, self._last)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a result."""
        self._last = path.parent
        self._core.status.tell(tr("Opening {name}…").format(name=path.name))
        self._opening.run(partial(open_result, path))

    def _show(self, result: Result) -> None:
        sources = list(result.histories)
        self._core.status.clearMessage()
        if not sources:
            self._core.status.tell(
                tr("{name} holds results of still pictures; there is no timeline to show.").format(
                    name=result.path.name
                )
            )
        elif len(sources) == 1:
            self._show_source(result, sources[0])
        else:
            self._ask_which(result)

    def _show_source(self, result: Result, source: str) -> None:
        self.opened.emit(source, result.histories[source])
        if result.cut_short:  # said after it, for a new source clears the status bar
            self._core.status.tell(
                tr("The last line of {name} is cut short and was left out.").format(
                    name=result.path.name
                )
            )

    def _ask_which(self, result: Result) -> None:
        dialog = QInputDialog(self._core.window)
        dialog.setWindowTitle(tr("Open results"))
        dialog.setLabelText(tr("Choose a video to show"))
        dialog.setOption(QInputDialog.InputDialogOption.UseListViewForComboBoxItems)
        dialog.setComboBoxItems(list(result.histories))
        dialog.textValueSelected.connect(partial(self._show_source, result))
        for choices in dialog.findChildren(QListView):
            choices.doubleClicked.connect(dialog.accept)
        dialog.open()

    def _show_failure(self, error: EmolensError) -> None:
        self._core.status.clearMessage()
        title = tr("These results cannot be opened")
        trouble_box(self._core.window, title, translated(error)).open()
