"""Loads the model once, off the GUI thread, and builds each session's analysis on it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.vision.analysis import Analysis, Classifier
from desktop.vision.baseline import Baselines
from desktop.vision.errors import ModelError
from desktop.vision.evidence import Explainer

Stamp = tuple[int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return time in nanoseconds and size of a file, which change when it does; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


class Model(QObject):
    """The one classifier of the app, loaded when it is first needed.

    A file that was refused is tried again the next time, for the user may have mended it. One that
    has changed is loaded anew for the next session; what is loaded needs the file no more.

    Args:
        load: Loads the classifier.
        stamp: Tells by what it returns whether the file has changed.
        parent: The parent in Qt.

    Attributes:
        refused: Carries the :class:`ModelError` when :meth:`warm_up` could not load the file.
        why: Set it while evidence is wanted.
        baselines: Those of the newest analysis of a source that moves.
        kept: Carries the :class:`ModelError` when a changed file could not be loaded, so that the
            model before it goes on.
    """

    refused = Signal(object)
    kept = Signal(object)

    def __init__(
        self,
        load: Callable[[], Classifier],
        stamp: Callable[[], Stamp],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._stamp = stamp
        self.why = threading.Event()
        self.baselines = Baselines()
        self._known: Stamp = None
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
        explainer = Explainer(classifier, self.why, patient=still)
        if still:
            return Analysis.of_stills(classifier, explainer)
        self.baselines = Baselines()
        return Analysis.live(classifier, baselines=self.baselines, explainer=explainer)

    def _loaded(self) -> Classifier:
        with self._loading:
            stamp = self._stamp()  # before the file is read: it may change meanwhile
            if self._classifier is None:
                self._classifier = self._load()
            elif stamp != self._known:
                self._classifier = self._renewed(self._classifier)
            self._known = stamp
            return self._classifier

    def _renewed(self, old: Classifier) -> Classifier:
        try:
            return self._load()
        except ModelError as error:
            self.kept.emit(error)
            return old

    def _warm_up(self) -> None:
        try:
            self._loaded()
        except ModelError as error:
            self.refused.emit(error)
