"""Dialog of all settings, made from their declarations."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from desktop.i18n import tr
from desktop.settings.declared import DECLARATIONS, Settings
from desktop.settings.kinds import DialogEntry
from desktop.widgets.dialogs.pages import heading, lay_out_page
from desktop.widgets.dialogs.setting_controls import Control, control_for
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel

_TEXT_WIDTH = 52
"""Letters of a line of explanation."""


class SettingsDialog(QDialog):
    """Shows settings and tells what the user changes; every change acts at once.

    Attributes:
        changed: Carries a setting's name and its new value.
        reset: All are to have their defaults.
    """

    changed = Signal(str, object)
    reset = Signal()

    def __init__(self, values: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._controls: dict[str, Control] = {}
        buttons = lay_out_page(self, self._page())
        reset = buttons.addButton(tr("Reset all"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.setAutoDefault(False)
        reset.clicked.connect(self.reset)
        self.show_values(values)

    def show_values(self, values: Settings) -> None:
        """Show what is set now."""
        for name, control in self._controls.items():
            control.show_value(getattr(values, name))

    def _page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(28, 4, 28, 16)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        group = ""
        for name, declaration in DECLARATIONS.items():
            if (shown := declaration.shown) is None:
                continue
            if shown.group != group:
                group = shown.group
                grid.addWidget(heading(tr(group)), grid.rowCount(), 0, 1, 2)
            control = self._controls[name] = control_for(declaration.kind)
            control.changed.connect(partial(self.changed.emit, name))
            _add_row(grid, shown, control)
        grid.setRowStretch(grid.rowCount(), 1)
        return page


def _add_row(grid: QGridLayout, shown: DialogEntry, control: Control) -> None:
    row = grid.rowCount()
    name = PlainLabel(tr(shown.label))
    name.setBuddy(control.field)
    control.name(tr(shown.label), tr(shown.text))
    grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if shown.text:
        text = MutedLabel(tr(shown.text))
        text.setWordWrap(True)
        text.setFixedWidth(text.fontMetrics().averageCharWidth() * _TEXT_WIDTH)
        grid.addWidget(text, row + 1, 1)
    grid.setRowMinimumHeight(row + 2, 10)
