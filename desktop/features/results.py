"""Opening of result files, with the videos and pictures that they are about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.open_dialog import ask_for_file
from desktop.widgets.dialogs.result_dialogs import ask_for_result
from desktop.widgets.dialogs.result_sources import ResultSourcesDialog
from desktop.widgets.messages.view_message import Action
from desktop.workers.saved_film import SavedSource
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.results.metadata import read_metadata
from emolens.results.reader import Result, open_result
from emolens.results.source_files import SourceFiles, has_changed


class ResultsFeature(QObject):
    """Reads a result, and shows its sources with what it says of them.

    Attributes:
        open: The action that asks for a result.
        sources: The action that lists the sources of the result that is open.
        wanted: Carries a :class:`~desktop.source_request.SourceRequest` for each source of the
            result whose file is there, and the one that is to be shown.
        read: Carries the path of a result that was opened.
        opened: Carries the name of a source whose file is not there, and its
            :class:`~emolens.results.history.History`.
    """

    wanted = Signal(object, object)
    read = Signal(object)
    opened = Signal(str, object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._last = Path.home()
        self._result: Result | None = None
        self._metadata: Mapping[str, Any] = {}
        self._files = SourceFiles(Path())
        self._warns = False  # of a file that has changed
        core.source_changed.connect(self._unwarn)
        self._lost = ""  # the source that is shown without its file
        self._opening = LatestTask("results", self)
        self._opening.succeeded.connect(self._show)
        self._opening.failed.connect(self._show_failure)
        core.close_with_window(self._opening)
        core.stage.chosen.connect(self._act)
        self.open = core.menus.action("open_results")
        self.open.triggered.connect(self.choose)
        self.sources = core.menus.action("result_sources")
        self.sources.triggered.connect(self.list_sources)
        self.sources.setEnabled(False)

    def choose(self) -> None:
        """Let the user choose a result, and open it."""
        path = ask_for_result(self._core.window, self._last)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a result."""
        self._last = path.parent
        self._core.status.tell(with_names(tr("Opening {name}…"), name=path.name))
        self._opening.run(lambda: (open_result(path), read_metadata(path) or {}))

    def list_sources(self) -> None:
        """List the sources of the result that is open, for one to be chosen."""
        assert self._result is not None, "the action is off without a result"
        changed = partial(has_changed, self._metadata)
        dialog = ResultSourcesDialog(self._result, self._files, changed, self._core.window)
        dialog.chosen.connect(self.show_source)
        dialog.open()

    def show_source(self, source: str) -> None:
        """Show a source of the result that is open: its file, or else what was read of it."""
        result = self._result
        assert result is not None, "there is a result of which a source is chosen"
        requests = {name: self._request(result, name) for name in result.sources}
        request, self._lost = requests[source], ""
        if request is not None:
            self.wanted.emit([one for one in requests.values() if one is not None], request)
            self._warn(source, request.path)
        else:
            self.opened.emit(source, result.histories.get(source))
            self._lost = source
        self._tell(result)

    def locate(self) -> None:
        """Let the user show where the file of the source is, and look for others there, too."""
        path = ask_for_file(self._core.window, self._files.folder / Path(self._lost).name)
        if path is not None:
            self._files.learn(self._lost, path)
            self.show_source(self._lost)

    def _show(self, opened: tuple[Result, Mapping[str, Any]]) -> None:
        result, self._metadata = opened
        self._core.status.clearMessage()
        self._result, self._files = result, SourceFiles(result.path.parent)
        self.sources.setEnabled(len(result.sources) > 1)
        self.read.emit(result.path)
        if not result.sources:
            self._core.status.tell(
                with_names(tr("{name} is a result without any frame."), name=result.path.name)
            )
        elif len(result.sources) == 1:
            self.show_source(result.sources[0])
        else:
            self.list_sources()

    def _request(self, result: Result, source: str) -> SourceRequest | None:
        path = self._files.find(source)
        if path is None:
            return None
        saved = SavedSource(result.path, source, moves=source in result.histories)
        return SourceRequest.of_result(path, saved)

    def _tell(self, result: Result) -> None:
        """Say what is shown; after it, for a new source clears the status bar."""
        cut = tr("The last line of {name} is cut short and was left out.")
        saved = tr("These are the scores of {name}; nothing is read anew.")
        self._core.status.tell(
            with_names(cut if result.cut_short else saved, name=result.path.name)
        )

    def _warn(self, source: str, path: Path | None) -> None:
        """Say of a file that it is not the one that was read."""
        if path is not None and has_changed(self._metadata, source, path):
            title = with_names(tr("{name} has changed since it was read"), name=path.name)
            sentence = tr("What the results say may not fit what is seen; analyse it again.")
            self._core.stage.notice.show_text(title, sentence)
            self._warns = True

    def _unwarn(self) -> None:
        if self._warns:
            self._core.stage.notice.hide()
            self._warns = False

    def _act(self, action: Action) -> None:
        if action is Action.LOCATE and self._lost:
            self.locate()

    def _show_failure(self, error: EmolensError) -> None:
        self._core.status.clearMessage()
        title = tr("These results cannot be opened")
        warning_box(self._core.window, title, translated(error)).open()
