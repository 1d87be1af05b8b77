"""Core of the window: what all its features share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMainWindow

from desktop.event_log import EventLog
from desktop.live_settings import LiveSettings
from desktop.menus import MENUS
from desktop.settings.file import SettingsFile
from desktop.widgets.menus.menu_bar import Menus
from desktop.widgets.status.status_bar import StatusBar
from desktop.widgets.view.stage import Stage
from desktop.workers.analysis_controls import LiveControls, controlled_reader
from desktop.workers.closing import Background, close_all
from desktop.workers.model_file import WatchedModelFile
from desktop.workers.model_loader import ModelLoader
from desktop.workers.player import Player
from desktop.workers.timeouts import TIMEOUTS, Timeouts


class Core(QObject):
    """The window's skeleton.

    Attributes:
        window: The parent of dialogs.
        settings: What the user has set.
        menus: Where actions go.
        stage: The middle of the window.
        status: The status bar.
        undoing: What the user did in the source that is shown, to be undone.
        events: The events that the user marks in the source that is shown.
        controls: What the analysis of each frame goes by.
        model_loader: Loads the model in the background.
        player: Plays one source at a time and tells what is read of it.
        source_changed: Carries the :class:`~desktop.source_request.SourceRequest` whose source is
            shown from now on, None for none.
        closing: The window is about to be closed.
        timeouts: How long background work is waited for.

    Args:
        window: The window.
        model_file: Of the model.
        settings_file: Keeps the settings; None to keep none.
        timeouts: How long background work is waited for.
    """

    source_changed = Signal(object)
    closing = Signal()

    def __init__(
        self,
        window: QMainWindow,
        model_file: WatchedModelFile,
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
        self.undoing = QUndoStack(self)
        self.events = EventLog(self.undoing, self)
        self.controls = LiveControls()
        self.model_loader = ModelLoader(model_file, self.controls, self)
        reader_for = partial(controlled_reader, self.model_loader.load, self.controls)
        self.player = Player(reader_for, self, timeouts)
        self._backgrounds: list[Background] = []
        self._work: list[Callable[[], str]] = []

    def close_with_window(self, background: Background) -> None:
        """Let something that a feature has under way end with the window."""
        self._backgrounds.append(background)

    def ask_before_closing(self, work: Callable[[], str]) -> None:
        """Let the window ask before it is closed while there is work under way.

        Args:
            work: Returns a sentence on what would end; empty for nothing.
        """
        self._work.append(work)

    def work_under_way(self) -> list[str]:
        """Return a sentence on each thing that would end with the window."""
        return [sentence for work in self._work if (sentence := work())]

    def close(self) -> None:
        """End all that is under way, or leave behind what does not end in time.

        First of all the player ends, so that what hears of its frames hears no more; last of all
        the model, which all others may still be waiting for.
        """
        everything = [self.player, *self._backgrounds, self.model_loader]
        close_all(everything, self.timeouts.close)
