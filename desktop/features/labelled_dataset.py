"""Dataset of a labelled folder: all raters' answers joined, and saved where the user wants."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.widgets.dialogs.error_dialog import warning_box
from desktop.widgets.dialogs.result_dialogs import ask_for_new_dataset
from desktop.widgets.labelling.dataset_dialog import DatasetDialog
from desktop.widgets.labelling.dataset_texts import saved_text, tally_text
from desktop.workers.task import LatestTask
from emolens.errors import EmolensError
from emolens.labelling.agreement import RaterAgreement, agreement_of
from emolens.labelling.labelled_dataset import SavedDataset, save_dataset
from emolens.labelling.tally import VoteTally, read_tally


class LabelledDatasetFeature(QObject):
    """Says how far raters agree, and saves what they said as a dataset."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._over: QDialog | None = None  # the dialog that labels
        self._dialog: DatasetDialog | None = None
        self._joining = LatestTask("votes", self)
        self._joining.succeeded.connect(self._tell)
        self._joining.failed.connect(self._show_failure)
        self._saving = LatestTask("dataset", self)
        self._saving.succeeded.connect(self._tell_saved)
        self._saving.failed.connect(self._tell_unsaved)
        for task in (self._joining, self._saving):
            core.close_with_window(task)

    def join(self, folder: Path, over: QDialog) -> None:
        """Join the answers of a folder, and show what comes of them over a dialog."""
        self._over = over
        over.finished.connect(self._forget)
        self._joining.run(partial(_joined, folder))

    def _tell(self, joined: tuple[Path, VoteTally, RaterAgreement | None]) -> None:
        folder, tally, agreement = joined
        dialog = DatasetDialog(tally_text(tally, agreement), self._over)
        dialog.save_wanted.connect(partial(self._ask_where, folder, tally))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _ask_where(self, folder: Path, tally: VoteTally) -> None:
        assert self._dialog is not None, "it was pressed there"
        suggested = folder.parent / f"{folder.name}-labelled"
        target = ask_for_new_dataset(self._dialog, suggested)
        if target is not None:
            self._dialog.show_saving()
            self._saving.run(partial(save_dataset, tally, folder, target))

    def _tell_saved(self, saved: SavedDataset) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome(saved_text(saved))

    def _tell_unsaved(self, error: EmolensError) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome(translated(error))

    def _show_failure(self, error: EmolensError) -> None:
        assert self._over is not None, "else it was forgotten"
        warning_box(self._over, tr("There is no dataset yet"), translated(error)).open()

    def _forget(self) -> None:
        self._joining.forget()
        self._over = None

    def _forget_dialog(self) -> None:
        self._dialog = None


def _joined(folder: Path) -> tuple[Path, VoteTally, RaterAgreement | None]:
    tally = read_tally(folder)
    return folder, tally, agreement_of(tally)
