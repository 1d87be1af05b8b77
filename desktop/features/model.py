"""Choice of the model, and its card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from desktop.features.core import Core
from desktop.i18n import tr, with_names
from desktop.model_entries import entry_of
from desktop.recent_paths import RecentPaths
from desktop.settings.declared import MOST_MODELS
from desktop.widgets.dialogs.model_card import ModelCard
from desktop.widgets.dialogs.model_dialog import ModelDialog
from desktop.widgets.messages.view_message import Action
from desktop.widgets.style.plain_text import plain_tip
from desktop.workers.model_file import WatchedModelFile
from desktop.workers.task import LatestTask
from emolens.hardware.latency import seconds_per_face
from emolens.messages import mark
from emolens.protocols import EvidenceModel
from emolens.resources import int8_model_file, model_file

MODEL_SUFFIX = ".onnx"
_READS = mark("The model that reads; click for its card")
_NAME_WIDTH = 30  # letters


class ModelFeature(QObject):
    """Lets the user choose what reads, and says what it is.

    Attributes:
        choose: The action that asks for a model.
        about: The action that shows the model's card.
        recent: The files chosen last, and their menu.
        reads: Says which model reads; a click shows its card.

    Args:
        core: What all features share.
        load: Loads a model file, or for None the shipped one that suits the machine; called off
            the GUI thread.
        named: The model file that the program was started with; None for the one kept.
    """

    def __init__(
        self, core: Core, load: Callable[[Path | None], EvidenceModel], named: Path | None
    ) -> None:
        super().__init__(core)
        self._core = core
        self._load = load
        self._path = self._wanted = named
        self._measuring = LatestTask("latency", self)
        core.close_with_window(self._measuring)
        self.choose = core.menus.action("choose_model")
        self.choose.triggered.connect(self.ask)
        self.about = core.menus.action("about_model")
        self.about.triggered.connect(self.show_card)
        menu = core.menus.submenu("recent_models")
        self.recent = RecentPaths(core.settings, core.status, menu, "models", MOST_MODELS)
        self.recent.wanted.connect(self.use)
        self.reads = _name_button()
        self.reads.clicked.connect(self.show_card)
        core.status.addPermanentWidget(self.reads)
        core.model_loader.changed.connect(self._keep)
        core.model_loader.ready.connect(self._name)
        core.stage.shown.connect(self._name)
        core.stage.chosen.connect(self._act)

    def use_kept(self) -> None:
        """Read with the model that was chosen before, unless the program was started with one."""
        kept = self._core.settings.values.model
        if kept and self._path is None:
            self.use(Path(kept))

    def use(self, path: Path | None) -> None:
        """Read with a model file, or for None with the shipped one that suits the machine."""
        self._wanted = path
        file = WatchedModelFile.at(path or model_file(), partial(self._load, path))
        self._core.model_loader.use(file)

    def ask(self) -> None:
        """Let the user choose a model."""
        paths = [None, model_file(), int8_model_file()]
        refused = {self._wanted} - {self._path}  # it is seen where it is chosen again
        paths += [path for path in (self._path, *refused) if path not in paths]
        entries = [entry_of(path) for path in paths]
        dialog = ModelDialog(entries, paths.index(self._path), self._core.window)
        dialog.chosen.connect(self.use)
        dialog.open()

    def show_card(self) -> None:
        """Show what the model says of itself, and measure how fast it is here."""
        model = self._core.controls.now.model
        if model is None:
            self._core.status.tell(tr("The model is still being loaded."))
            return
        shipped = {"float32": model_file(), "int8": int8_model_file()}
        path = self._path or shipped[model.metadata.precision]
        size = path.stat().st_size if path.exists() else None
        card = ModelCard(path.name, model.metadata, size, self._core.window)
        self._measuring.succeeded.connect(card.show_speed)
        card.open()
        self._measuring.run(partial(seconds_per_face, model))

    def _keep(self) -> None:
        self._path = self._wanted
        self._core.stage.notice.hide()
        self._name()
        self._core.settings.change(model=str(self._path or ""))
        if self._path is not None:
            self.recent.add(self._path.absolute())
        name = self._path.name if self._path else tr("the model that came with Emolens")
        self._core.status.tell(with_names(tr("Reading with {name}."), name=name))

    def _name(self) -> None:
        """Say which model reads."""
        model = self._core.controls.now.model
        if model is None:
            return
        built_in = tr("Built-in model, {precision}").format(precision=model.metadata.precision)
        name = self._path.name if self._path else built_in
        if self.reads.toolTip() != (tip := plain_tip(f"{tr(_READS)}\n{name}")):
            self.reads.setToolTip(tip)
            metrics, middle = self.reads.fontMetrics(), Qt.TextElideMode.ElideMiddle
            width = metrics.averageCharWidth() * _NAME_WIDTH
            self.reads.setText(metrics.elidedText(name, middle, width))
            self.reads.show()

    def _act(self, action: Action) -> None:
        if action is Action.CHOOSE_MODEL:
            self.ask()


def _name_button() -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its card has a key
    button.hide()
    return button
