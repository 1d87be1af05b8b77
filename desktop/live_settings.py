"""Live settings: the values as they are now, for everything in the window."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.settings.declared import DECLARATIONS, DEFAULTS, Settings
from desktop.settings.file import SettingsError, SettingsFile


class LiveSettings(QObject):
    """Holds the settings, keeps every change, and tells of it.

    Attributes:
        changed: Carries the new :class:`~desktop.settings.declared.Settings`.
        unkept: Carries the :class:`~desktop.settings.file.SettingsError` of a change that lasts
            only until the program ends; only of the first one in a row.
        remarks: A message for each thing in the file that counts for nothing.

    Args:
        file: Keeps them; None to keep nothing.
        parent: The parent in Qt.
    """

    changed = Signal(object)
    unkept = Signal(object)

    def __init__(self, file: SettingsFile | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._values, self.remarks = file.read() if file else (Settings(), ())
        self._is_kept = True

    @property
    def values(self) -> Settings:
        """What is set now; any thread may ask."""
        return self._values

    def change(self, **values: Any) -> None:  # noqa: ANN401 - each has a type of its own
        """Set some settings, by their names; they act at once.

        Raises:
            ValueError: One is not of its kind.
        """
        new = dataclasses.replace(self._values, **values)
        if new == self._values:
            return
        self._values = new
        self.changed.emit(new)
        self._keep()

    def reset(self) -> None:
        """Give every setting that the dialog shows its default."""
        self.change(**{name: DEFAULTS[name] for name, d in DECLARATIONS.items() if d.shown})

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            self._file.write(self._values)
            self._is_kept = True
        except SettingsError as error:
            if self._is_kept:
                self.unkept.emit(error)
            self._is_kept = False
