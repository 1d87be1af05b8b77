"""Entries of the dialogs in which a model is chosen."""

from __future__ import annotations

from pathlib import Path

from desktop.i18n import file_size, tr
from desktop.widgets.dialogs.model_dialog import ModelEntry
from emolens.resources import model_file


def entry_of(path: Path | None) -> ModelEntry:
    """Return what a dialog says of a model file; None for whichever shipped one suits."""
    if path is None:
        text = tr("The fastest built-in model for this computer")
        return ModelEntry(None, tr("Automatic"), text)
    where = tr("Built in") if path.parent == model_file().parent else str(path.parent)
    size = file_size(path.stat().st_size) if path.exists() else tr("not there")
    return ModelEntry(path, path.name, f"{where}, {size}")
