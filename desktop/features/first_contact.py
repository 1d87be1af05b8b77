"""First contact: an example picture and film for whoever has nothing at hand yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.features.core import Core
from desktop.resources import example_film, example_picture
from desktop.source_request import SourceRequest
from desktop.widgets.messages.view_message import Action


class FirstContactFeature(QObject):
    """Shows the examples; the page of the first start and the help menu offer them.

    They are not among the files opened last: a packaged program may lie elsewhere at each start.

    Attributes:
        wanted: Carries the :class:`~desktop.source_request.SourceRequest` for an example.
    """

    wanted = Signal(object)

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        core.menus.action("example_picture").triggered.connect(self.show_picture)
        core.menus.action("example_film").triggered.connect(self.show_film)
        core.stage.chosen.connect(self._act)

    def begin(self) -> None:
        """Offer something to begin with at each start, until anything was shown."""
        self._core.player.analysed.connect(self._end, Qt.ConnectionType.SingleShotConnection)

    def show_picture(self) -> None:
        """Show the example picture."""
        self._show(example_picture())

    def show_film(self) -> None:
        """Show the example film."""
        self._show(example_film())

    def _show(self, path: Path) -> None:
        self.wanted.emit(SourceRequest.file(path))

    def _end(self) -> None:
        self._core.settings.change(first_contact=False)

    def _act(self, action: Action) -> None:
        if action is Action.EXAMPLE_PICTURE:
            self.show_picture()
        elif action is Action.EXAMPLE_FILM:
            self.show_film()
