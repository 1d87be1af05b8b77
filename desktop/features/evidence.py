"""Evidence overlay: on the selected face, where its expression or another one was read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.workers.saved_film import SavedFilm
from emolens.readings import Reading


class EvidenceFeature(QObject):
    """Lays the evidence over the selected face while the user asks why.

    Attributes:
        why: The action that asks.
        missed: A frame that is shown was read before anybody asked.
    """

    missed = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._view, self._key = core.stage.view, core.stage.panel.key
        self.why = core.menus.action("why")
        self._asked = ""  # an expression; empty for the one that is named
        self.why.toggled.connect(self._ask)
        core.stage.panel.asked.connect(self.ask_for)
        core.source_changed.connect(self._forget)
        self._view.selected.connect(self._caption)

    def ask_for(self, expression: str) -> None:
        """Show why an expression was read; asked again, why the one that is named."""
        reading = self._view.reading
        named = "" if reading is None else reading.expression
        self._asked = "" if expression in (self._asked, named) else expression
        if self.why.isChecked():
            self._ask(True)
        else:
            self.why.setChecked(True)

    def _forget(self) -> None:
        self._asked = ""
        self._view.explain(self.why.isChecked())

    def _ask(self, on: bool) -> None:
        self._asked = self._asked if on else ""
        self._view.explain(on, self._asked)
        self._caption(self._view.reading)
        self._core.controls.change(evidence=on)
        if on and self._view.reading is not None and self._view.evidence is None:
            self.missed.emit()

    def _caption(self, reading: Reading | None) -> None:
        """Say what is seen, or why nothing is."""
        self._core.stage.panel.show_explained(self._view.explained)
        if not self.why.isChecked() or reading is None:
            self._key.hide()
        elif self._view.evidence is not None:
            self._key.show_meaning(self._view.explained)
        elif isinstance(self._core.controls.now.film, SavedFilm):
            self._key.show_another()
        elif self._core.player.moves and not self._explains_at_once:
            self._key.show_none()

    @property
    def _explains_at_once(self) -> bool:
        model = self._core.controls.now.model
        return model is not None and model.map_shape is not None
