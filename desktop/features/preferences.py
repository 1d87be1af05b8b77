"""Settings in the window: their dialog, the theme, and remarks on their file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.settings.declared import Settings
from desktop.settings.file import SettingsError
from desktop.settings.pipeline_options import options_of
from desktop.widgets.dialogs.settings_dialog import SettingsDialog
from desktop.widgets.style.motion import use_motion
from desktop.widgets.style.plain_text import show_plainly
from desktop.widgets.style.themes import use_theme


class PreferencesFeature(QObject):
    """Lets the user change the settings.

    Attributes:
        action: Opens the dialog.
        numbers_only: Hides the picture while it is checked.
        options_changed: Faces are detected or smoothed otherwise from now on.
    """

    options_changed = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._theme = "system"
        self.action = core.menus.action("settings")
        self.action.triggered.connect(self.ask)
        self.numbers_only = core.menus.action("numbers_only")
        self.numbers_only.toggled.connect(lambda on: core.settings.change(numbers_only=on))
        core.settings.changed.connect(self._apply)
        core.settings.unkept.connect(self._tell_unkept)
        self._apply(core.settings.values)

    def ask(self) -> None:
        """Open the dialog."""
        settings = self._core.settings
        dialog = SettingsDialog(settings.values, self._core.window)
        dialog.changed.connect(lambda name, value: settings.change(**{name: value}))
        dialog.reset.connect(settings.reset)
        settings.changed.connect(dialog.show_values)
        dialog.open()

    def tell_remarks(self) -> None:
        """Say what in the settings file counts for nothing."""
        remarks = self._core.settings.remarks
        if not remarks:
            return
        box = QMessageBox(
            QMessageBox.Icon.Information,
            tr("Settings"),
            "\n\n".join(map(translated, remarks)),
            QMessageBox.StandardButton.Ok,
            self._core.window,
        )
        show_plainly(box)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _apply(self, values: Settings) -> None:
        self.numbers_only.setChecked(values.numbers_only)
        self._core.stage.view.hide_pixels(values.numbers_only)
        use_motion(values.motion)
        options = options_of(values)
        if options != self._core.controls.now.options:
            self._core.controls.change(options=options)
            self.options_changed.emit()
        if values.theme != self._theme:
            self._theme = values.theme
            use_theme(values.theme)

    def _tell_unkept(self, error: SettingsError) -> None:
        self._core.status.tell(translated(error))
