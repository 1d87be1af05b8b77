"""Loads the model once, off the GUI thread, and builds each session's analysis on it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.vision.analysis import Analysis, Classifier
from desktop.vision.errors import ModelError


class Model(QObject):
    """The one classifier of the app, loaded when it is first needed.

    A file that was refused is tried again the next time, for the user may have mended it.

    Attributes:
        refused: Carries the :class:`ModelError` when :meth:`warm_up` could not load the file.
    """

    refused = Signal(object)

    def __init__(self, load: Callable[[], Classifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._classifier: Classifier | None = None
        self._loading = threading.Lock()
        self._thread: threading.Thread | None = None

    def warm_up(self) -> None:
        """Load the model in the background, so that the first picture need not wait for it."""
        self._thread = threading.Thread(target=self._warm_up, name="model", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait until nothing is being loaded."""
        if self._thread is not None:
            self._thread.join()

    def analysis(self, still: bool) -> Analysis:
        """Return a fresh analysis, thorough for one still picture or fast for a live source.

        Raises:
            ModelError: The model file breaks the contract.
        """
        classifier = self._loaded()
        return Analysis.of_stills(classifier) if still else Analysis.live(classifier)

    def _loaded(self) -> Classifier:
        with self._loading:
            if self._classifier is None:
                self._classifier = self._load()
            return self._classifier

    def _warm_up(self) -> None:
        try:
            self._loaded()
        except ModelError as error:
            self.refused.emit(error)
