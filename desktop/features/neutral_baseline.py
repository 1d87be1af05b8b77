"""Neutral baseline of the selected face: taken, and removed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import translated
from desktop.widgets.messages.neutral_countdown import NeutralCountdown
from emolens.errors import BaselineError
from emolens.labels import NEUTRAL
from emolens.readings import AnalysedFrame, Reading
from emolens.tracking.baseline_capture import SECONDS, BaselineCapture
from emolens.tracking.neutral_baseline import NeutralBaseline


class NeutralBaselineFeature(QObject):
    """Takes the baseline of the selected face, and gives it up again.

    Attributes:
        take: The action that begins.
        remove: The action that gives up the selected face's baseline.
        countdown: What is shown meanwhile.
        changed: Another face has a baseline, or one less.
    """

    changed = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._capture: BaselineCapture | None = None
        self._track = 0
        self._selected: Reading | None = None
        self.countdown = NeutralCountdown(SECONDS)
        core.stage.lay_over(self.countdown)
        self.take = core.menus.action("take_baseline")
        self.remove = core.menus.action("remove_baseline")
        self._listen()
        self._note(None)

    def begin(self) -> None:
        """Begin to watch the selected face."""
        if self._selected is None or self._selected.face.track is None:
            return
        self._track = self._selected.face.track
        self._capture = BaselineCapture(self._track)
        self.countdown.show_left(self._track, SECONDS)

    def cancel(self) -> None:
        """Leave everything as it is."""
        self._capture = None
        self.countdown.hide()

    def remove_baseline(self) -> None:
        """Show the selected face as the model reads it."""
        if self._selected is not None and self._selected.face.track is not None:
            self._put(self._selected.face.track, None)

    def _watch(self, analysed: AnalysedFrame) -> None:
        if self._capture is None or analysed.pending:
            return
        try:
            baseline = self._capture.watch(analysed)
        except BaselineError as error:
            self._capture = None
            self.countdown.show_trouble(translated(error))
            return
        self.countdown.show_left(self._track, self._capture.left)
        if baseline is not None:
            self._put(self._track, baseline)
            self.cancel()

    def _put(self, track: int, baseline: NeutralBaseline | None) -> None:
        baselines = dict(self._core.controls.now.baselines)
        baselines.pop(track, None)
        if baseline is not None:
            baselines[track] = baseline
        self._core.controls.change(baselines=baselines)
        self.changed.emit()

    def _forget_all(self) -> None:
        """Begin without baselines: another source has other tracks."""
        self.cancel()
        self._core.controls.change(baselines={})

    def _note(self, reading: Reading | None) -> None:
        """Offer what can be done with the selected face."""
        self._selected = reading
        tracked = reading is not None and reading.face.track is not None
        knows_neutral = reading is not None and NEUTRAL in reading.scores
        self.take.setEnabled(tracked and knows_neutral)
        self.remove.setEnabled(reading is not None and reading.corrected is not None)

    def _listen(self) -> None:
        self.take.triggered.connect(self.begin)
        self.remove.triggered.connect(self.remove_baseline)
        self.countdown.again.connect(self.begin)
        self.countdown.closed.connect(self.cancel)
        self._core.stage.view.selected.connect(self._note)
        self._core.player.analysed.connect(self._watch)
        self._core.player.interrupted.connect(self.cancel)
        self._core.player.ended.connect(self.cancel)
        self._core.source_changed.connect(self._forget_all)
