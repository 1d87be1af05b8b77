"""Analysis of a part of films: from one time to another, every frame or every Nth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr
from desktop.source_request import SourceRequest
from desktop.widgets.dialogs.open_dialog import ask_for_files
from desktop.widgets.dialogs.part_dialog import PartDialog
from emolens.plain_text import plain


class FilmPartFeature(QObject):
    """Asks which part of the film that is shown is to be analysed, or of others.

    Attributes:
        analyze: The action that asks.
        wanted: Carries the paths of the files, and the
            :class:`~emolens.sources.film_part.FilmPart`.
    """

    wanted = Signal(list, object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._shown: Path | None = None
        self._stretch: tuple[float, float] | None = None
        core.source_changed.connect(self._turn_to)
        self.analyze = core.menus.action("analyze_part")
        self.analyze.triggered.connect(self.ask)

    def note_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Take a stretch that was chosen on the timeline for the part that is probably wanted."""
        self._stretch = stretch

    def ask(self) -> None:
        """Ask for the part, and before it for files where none is shown."""
        paths = [self._shown] if self._shown else ask_for_files(self._core.window, None)
        if paths:
            self._ask_for_part(paths)

    def _ask_for_part(self, paths: Sequence[Path]) -> None:
        name = plain(paths[0].name) if len(paths) == 1 else tr("%Ln files", "", len(paths))
        dialog = PartDialog(name, self._stretch, self._core.window)
        dialog.chosen.connect(lambda part: self.wanted.emit(list(paths), part))
        dialog.open()

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._shown = request.path if request else None
        self._stretch = None
