"""Help menu."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.browser import open_in_browser
from desktop.features.core import Core
from desktop.i18n import tr, with_names
from desktop.menus import MENUS
from desktop.resources import documentation
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.help_texts import numbers_text, shortcuts_text
from desktop.widgets.dialogs.text_dialog import TextDialog


class HelpFeature(QObject):
    """Opens the documents; tells what Emolens is, what its numbers mean, its keys, and its log.

    Attributes:
        about: The action that tells what Emolens is.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self.about = core.menus.action("about")
        self.about.triggered.connect(lambda: AboutDialog(core.window).open())
        core.menus.action("documentation").triggered.connect(self.show_documentation)
        core.menus.action("shortcuts").triggered.connect(self.show_shortcuts)
        core.menus.action("numbers_guide").triggered.connect(self.show_numbers_guide)
        core.menus.action("show_log").triggered.connect(self.show_log)

    def show_documentation(self) -> None:
        """Open the documents in the browser; they lie on this computer."""
        page = documentation()
        if page is None:
            self._core.status.tell(
                tr("The documentation is not installed; it comes with the packaged program.")
            )
        elif not open_in_browser(page):
            told = tr("No browser could be started; open {file} in one.")
            self._core.status.tell(with_names(told, file=page))

    def show_shortcuts(self) -> None:
        """Show every key of the menus."""
        text = shortcuts_text(MENUS, self._core.menus.action)
        TextDialog(tr("Keyboard shortcuts"), text, self._core.window, code=True).open()

    def show_numbers_guide(self) -> None:
        """Show what scores are, and what not."""
        TextDialog(tr("What do these numbers mean?"), numbers_text(), self._core.window).open()

    def show_report(self, report: str) -> None:
        """Show what to send of a defect; nothing of it goes anywhere by itself."""
        title = tr("What to send")
        TextDialog(title, report, self._core.window, code=True, newest_last=True).open()

    def show_log(self) -> None:
        """Show the newest of what Emolens has noted of its own doings, and in which file."""
        file = _log_file()
        if file is None:
            self._core.status.tell(tr("There is no log: Emolens was not started as a program."))
            return
        text = f"{file}\n\n{file.read_text('utf-8', 'replace')}"
        log = TextDialog(tr("Log"), text, self._core.window, code=True, newest_last=True)
        log.open()


def _log_file() -> Path | None:
    """Return the file that the program logs to, if it does."""
    for handler in logging.getLogger().handlers:
        if type(handler).__name__ == "RotatingFileHandler" and isinstance(
            handler, logging.FileHandler
        ):
            return Path(handler.baseFilename)
    return None
