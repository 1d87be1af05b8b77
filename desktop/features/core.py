"""Core of the window: what all its features share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from desktop.live_settings import LiveSettings
from desktop.menus import MENUS
from desktop.settings.file import SettingsFile
from desktop.widgets.menus.menu_bar import Menus
from desktop.widgets.status.status_bar import StatusBar
from desktop.widgets.view.stage import Stage
from desktop.workers.model_loader import ModelLoader, Stamp
from desktop.workers.player import Player
from desktop.workers.task import Background, close_all
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from emolens.protocols import EvidenceModel


class Core(QObject):
    """The window's skeleton.

    Attributes:
        window: The parent of dialogs.
        settings: What the user has set.
        menus: Where actions go.
        stage: The middle of the window.
        status: The status bar.
        model_loader: The model, loaded in the background.
        player: Plays one source at a time and tells what is read of it.
        source_changed: Carries the :class:`~desktop.source_request.SourceRequest` whose source is
            shown from now on, None for none.
        closing: The window is about to be closed.
        timeouts: How long background work is waited for.

    Args:
        window: The window.
        load_classifier: Loads the model; called off the GUI thread.
        model_stamp: Tells by what it returns whether the model file has changed.
        settings_file: Keeps the settings; None to keep none.
        timeouts: How long background work is waited for.
    """

    source_changed = Signal(object)
    closing = Signal()

    def __init__(
        self,
        window: QMainWindow,
        load_classifier: Callable[[], EvidenceModel],
        model_stamp: Callable[[], Stamp],
        settings_file: SettingsFile | None = None,
        timeouts: Timeouts = TIMEOUTS,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.timeouts = timeouts
        self.settings = LiveSettings(settings_file, self)
        self.menus = Menus(window, MENUS)
        self.stage = Stage()
        self.status = StatusBar()
        self.model_loader = ModelLoader(load_classifier, model_stamp, self)
        self.player = Player(self.model_loader.analysis, self, timeouts)
        self._backgrounds: list[Background] = []

    def close_with_window(self, background: Background) -> None:
        """Let something that a feature has under way end with the window."""
        self._backgrounds.append(background)

    def close(self) -> None:
        """End all that is under way, or leave behind what does not end in time.

        First of all the player ends, so that what hears of its frames hears no more; last of all
        the model, which all others may still be waiting for.
        """
        everything = [self.player, *self._backgrounds, self.model_loader]
        close_all(everything, self.timeouts.close)
