"""Evidence overlay: on the selected face, where its expression was read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
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
        self.why.toggled.connect(self._ask)
        self._view.selected.connect(self._caption)

    def _ask(self, on: bool) -> None:
        self._view.explain(on)
        self._caption(self._view.reading)
        self._core.controls.change(evidence=on)
        if on and self._view.reading is not None and self._view.evidence is None:
            self.missed.emit()

    def _caption(self, reading: Reading | None) -> None:
        """Say what is seen, or why nothing is."""
        if not self.why.isChecked() or reading is None:
            self._key.hide()
        elif self._view.evidence is not None:
            self._key.show_meaning(reading.expression)
        elif self._core.player.moves and not self._explains_at_once:
            self._key.show_none()

    @property
    def _explains_at_once(self) -> bool:
        model = self._core.controls.now.model
        return model is not None and model.map_shape is not None
