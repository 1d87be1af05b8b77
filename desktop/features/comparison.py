"""Comparison of two models on the source that is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated, with_names
from desktop.model_entries import entry_of
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.model_dialog import ModelDialog
from desktop.workers.analysis_controls import SecondModel
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.protocols import EvidenceModel
from emolens.resources import int8_model_file, model_file


class ComparisonFeature(QObject):
    """Lets a second model read the same faces, and shows what it makes of them.

    Attributes:
        choose: The action that asks for the second model.
        end: The action that ends the comparison.
        changed: What is shown is to be read again, with the second model or without.

    Args:
        core: What all features share.
        load: Loads a model file; called off the GUI thread.
    """

    changed = Signal()

    def __init__(self, core: Core, load: Callable[[Path | None], EvidenceModel]) -> None:
        super().__init__(core)
        self._core = core
        self._load = load
        self._loading = LatestTask("comparison", self)
        self._loading.succeeded.connect(self._begin)
        self._loading.failed.connect(self._show_failure)
        core.close_with_window(self._loading)
        self.choose = core.menus.action("compare_models")
        self.choose.triggered.connect(self.ask)
        self.end = core.menus.action("end_comparison")
        self.end.triggered.connect(self.stop)
        self.end.setEnabled(False)

    def ask(self) -> None:
        """Let the user choose the second model."""
        shipped = [model_file(), int8_model_file()]
        paths = [*map(Path, self._core.settings.values.models), *shipped]
        title = tr("Compare with another model")
        entries = [entry_of(path) for path in dict.fromkeys(paths)]
        dialog = ModelDialog(entries, 0, self._core.window, title=title)
        dialog.chosen.connect(self.use)
        dialog.open()

    def use(self, path: Path) -> None:
        """Read the same faces with a model file, too."""
        self._loading.run(lambda: SecondModel(self._load(path), path.name))

    def stop(self) -> None:
        """Read with one model alone."""
        self._loading.forget()
        self._take(None)

    def _begin(self, second: SecondModel) -> None:
        self._take(second)
        self._core.status.tell(with_names(tr("Compared with {name}."), name=second.name))

    def _take(self, second: SecondModel | None) -> None:
        self._core.controls.change(second=second)
        self.end.setEnabled(second is not None)
        self.changed.emit()

    def _show_failure(self, error: EmolensError) -> None:
        title = tr("This model cannot be compared")
        warning_box(self._core.window, title, translated(error)).open()
