"""Loads the model once, off the GUI thread, and builds each session's analysis on it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emolens.errors import ModelError
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Frame
from emolens.tracking.neutral_baseline import NeutralBaseline

Stamp = tuple[int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return time in nanoseconds and size of a file, which change when it does; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


class ModelLoader(QObject):
    """The one classifier of the app, loaded when it is first needed.

    A file that was refused is tried again the next time, for the user may have mended it. One that
    has changed is loaded anew for the next session; what is loaded needs the file no more. Another
    one, chosen with :meth:`use`, reads from the next frame on, also in the session that runs.

    Args:
        load: Loads the classifier.
        stamp: Tells by what it returns whether the file has changed.
        parent: The parent in Qt.

    Attributes:
        refused: Carries the :class:`ModelError` when :meth:`warm_up` could not load the file.
        why: Set it while evidence is wanted.
        baselines: Neutral baselines of the newest source that moves, by track; put another mapping
            in its place, and the session that runs takes it up.
        kept: Carries the :class:`ModelError` when a changed or chosen file could not be loaded, so
            that the model before it goes on.
        changed: Another model, chosen with :meth:`use`, reads from now on.
        tuning: How faces are found and followed; set it, and the session that runs takes it up.
        classifier: The one that is loaded; None before.
    """

    name = "model"
    refused = Signal(object)
    kept = Signal(object)
    changed = Signal()

    def __init__(
        self,
        load: Callable[[], EvidenceModel],
        stamp: Callable[[], Stamp],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._stamp = stamp
        self.why = threading.Event()
        self.baselines: Mapping[int, NeutralBaseline] = {}
        self.tuning = PipelineOptions()
        self.classifier: EvidenceModel | None = None
        self._known: Stamp = None
        self._loading = threading.Lock()
        self._threads: list[threading.Thread] = []

    def warm_up(self) -> None:
        """Load the model in the background, so that the first picture need not wait for it."""
        self._start(self._warm_up)

    def use(self, load: Callable[[], EvidenceModel], stamp: Callable[[], Stamp]) -> None:
        """Load another model in the background, to read from then on; arguments as above."""
        self._start(partial(self._use, load, stamp))

    def close(self) -> None:
        """Load on: what is being loaded cannot be stopped."""

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being loaded, so many seconds at most; return whether it is so."""
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def analysis(self, still: bool) -> CurrentAnalysis:
        """Return a fresh analysis, thorough for one still picture or fast for a live source.

        Raises:
            ModelError: The model file breaks the contract.
        """
        classifier = self.loaded()
        if still:
            return CurrentAnalysis(self, Pipeline.of_stills(classifier, self.tuning))
        self.baselines = {}
        return CurrentAnalysis(self, Pipeline.live(classifier, self.tuning))

    def loaded(self) -> EvidenceModel:
        """Return the classifier, loaded first if need be; any thread may ask.

        Raises:
            ModelError: The model file breaks the contract.
        """
        with self._loading:
            stamp = self._stamp()  # before the file is read: it may change meanwhile
            if self.classifier is None:
                self.classifier = self._load()
            elif stamp != self._known:
                self.classifier = self._renewed(self.classifier)
            self._known = stamp
            return self.classifier

    def _renewed(self, old: EvidenceModel) -> EvidenceModel:
        try:
            return self._load()
        except ModelError as error:
            self.kept.emit(error)
            return old

    def _start(self, target: Callable[[], None]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=target, name="model", daemon=True))
        self._threads[-1].start()

    def _warm_up(self) -> None:
        try:
            self.loaded()
        except ModelError as error:
            self.refused.emit(error)

    def _use(self, load: Callable[[], EvidenceModel], stamp: Callable[[], Stamp]) -> None:
        with self._loading:
            known = stamp()
            try:
                classifier = load()
            except ModelError as error:
                self.kept.emit(error)
                return
            self.classifier, self.baselines = classifier, {}
            self._load, self._stamp, self._known = load, stamp, known
        self.changed.emit()


class CurrentAnalysis:
    """A pipeline that takes up what is wanted with its next frame.

    Args:
        wanted: Has the model, the options and the rest.
        pipeline: A fresh one.
    """

    def __init__(self, wanted: ModelLoader, pipeline: Pipeline) -> None:
        self._wanted = wanted
        self._pipeline = pipeline

    def read(self, frame: Frame) -> AnalysedFrame:
        """Return the frame with the readings of its faces.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        wanted, pipeline = self._wanted, self._pipeline
        if wanted.classifier is not None:
            pipeline.use_model(wanted.classifier)
        pipeline.use_options(wanted.tuning)
        pipeline.baselines = wanted.baselines
        pipeline.evidence_wanted = wanted.why.is_set()
        return pipeline.read(frame)
