"""Themes: light, dark, or that of the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.widgets.style.colors import muted_text, switched_off

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_LINKS = {"light": "#235c9b", "dark": "#7ab4f0"}
_ACCENTS = {"light": "#2f6fb5", "dark": "#4a8fd8"}
_ON_ACCENT = {"light": "#ffffff", "dark": "#000000"}
_GROUNDS = {"light": ("#f0f0f0", "#ffffff"), "dark": ("#2b2b2d", "#38383b")}


def use_theme(name: str) -> None:
    """Show the whole program in a theme.

    The system is asked as well, for what it draws itself, but not every desktop has an ear for it.

    Args:
        name: ``system``, ``light`` or ``dark``.
    """
    QApplication.styleHints().setColorScheme(_SCHEMES[name])
    QApplication.setPalette(QPalette() if name == "system" else _palette(name))


def _palette(name: str) -> QPalette:
    window, base = map(QColor, _GROUNDS[name])
    palette = QPalette(window, window)  # Qt derives the rest: inks, bevels, what is disabled
    accent = QColor(_ACCENTS[name])
    roles = QPalette.ColorRole
    palette.setColor(roles.Base, base)
    palette.setColor(roles.Accent, accent)
    palette.setColor(roles.Highlight, accent)
    palette.setColor(roles.HighlightedText, QColor(_ON_ACCENT[name]))
    palette.setColor(roles.Link, QColor(_LINKS[name]))
    palette.setColor(roles.PlaceholderText, muted_text(palette))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, switched_off(palette, role))
    return palette
