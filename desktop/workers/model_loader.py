"""Model loader: the one model of the app, loaded in the background, watched and swapped."""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import QObject, Signal

from desktop.workers.analysis_controls import LiveControls
from desktop.workers.closing import wait_for_all
from desktop.workers.model_file import LoadedModel, WatchedModelFile
from desktop.workers.task import LatestTask
from emolens.batch.neutral_faces import NeutralFaces
from emolens.errors import ModelError
from emolens.protocols import EvidenceModel


class ModelLoader(QObject):
    """Loads the model when it is first needed, anew when its file has changed, or another one.

    A file that was refused is tried again the next time, for the user may have mended it. One that
    has changed is loaded anew for the next session; what is loaded needs the file no more. Another
    one, chosen with :meth:`use`, reads from the next frame on, also in the session that runs.

    Attributes:
        name: For the log.
        refused: Carries the :class:`~emolens.errors.EmolensError` for which :meth:`warm_up` could
            not load the file.
        kept: Carries the :class:`~emolens.errors.EmolensError` for which a changed or chosen file
            could not be loaded, so that the model before it goes on.
        ready: What :meth:`warm_up` was to load is there.
        changed: Another model, chosen with :meth:`use`, reads from now on.

    Args:
        file: The model's.
        controls: What reads is put there.
        parent: The parent in Qt.
    """

    name = "model"
    refused = Signal(object)
    kept = Signal(object)
    changed = Signal()
    ready = Signal()

    def __init__(
        self, file: WatchedModelFile, controls: LiveControls, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._controls = controls
        self._newest: LoadedModel | None = None
        self._loading = threading.Lock()  # held while a session's model is being loaded
        self._swapping = threading.Lock()  # held for a moment
        self._warming = LatestTask(self.name, self)
        self._warming.failed.connect(self.refused)
        self._warming.succeeded.connect(lambda _: self.ready.emit())
        self._choosing = LatestTask(self.name, self)
        self._choosing.succeeded.connect(self._use)
        self._choosing.failed.connect(self.kept)

    def warm_up(self) -> None:
        """Load the model in the background, so that the first picture need not wait for it."""
        self._warming.run(self.load)

    def use(self, file: WatchedModelFile) -> None:
        """Load another model in the background, to read from then on."""
        self._choosing.run(file.loaded)

    def load(self) -> EvidenceModel:
        """Return the model, loaded first if need be; any thread may ask.

        Raises:
            ModelError: The model file breaks the contract.
        """
        newest = self._newest
        if newest is None or not newest.is_current:
            with self._loading:  # one thread loads it, the others wait
                newest = self._load()
        return newest.model

    def close(self) -> None:
        """Hear nothing more of what is being loaded."""
        self._warming.close()
        self._choosing.close()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being loaded, so many seconds at most; return whether it is so."""
        return wait_for_all([self._warming, self._choosing], seconds)

    def _load(self) -> LoadedModel:
        before = self._newest
        if before is None:
            return self._swap(before, self._file.loaded())
        return before if before.is_current else self._swap(before, self._renewed(before))

    def _renewed(self, old: LoadedModel) -> LoadedModel:
        """Return what a changed file holds now, or what it held, as long as it is broken."""
        stamp = old.file.stamp()
        try:
            return old.file.loaded()
        except ModelError as error:
            self.kept.emit(error)
            return dataclasses.replace(old, stamp=stamp)  # not tried again until it changes

    def _swap(self, before: LoadedModel | None, loaded: LoadedModel) -> LoadedModel:
        """Read with another model, unless the user has chosen one meanwhile; return what reads."""
        with self._swapping:
            if self._newest is not before and self._newest is not None:
                return self._newest
            self._newest = loaded
            self._controls.change(model=loaded.model)
        return loaded

    def _use(self, chosen: LoadedModel) -> None:
        with self._swapping:
            self._file, self._newest = chosen.file, chosen
            self._controls.change(model=chosen.model, baselines={}, neutral=NeutralFaces())
        self.changed.emit()
