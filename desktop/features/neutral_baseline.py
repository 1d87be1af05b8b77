"""Neutral baselines of the faces that are shown: taken, kept for their files, and removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, translated
from desktop.neutral_memory import NeutralMemory
from desktop.source_request import SourceRequest
from desktop.widgets.messages.neutral_panel import NeutralPanel
from desktop.workers.film import Film
from desktop.workers.saved_film import SavedFilm
from emolens.errors import BaselineError
from emolens.labels import NEUTRAL
from emolens.readings import AnalysedFrame, Reading
from emolens.time_text import time_text
from emolens.tracking.baseline_capture import SECONDS, BaselineCapture
from emolens.tracking.neutral_baseline import NeutralBaseline


class NeutralBaselineFeature(QObject):
    """Takes the baseline of the selected face, and gives it up again.

    Live, the face is watched for a while. Of a video, what was read in the chosen stretch is taken,
    or around the frame that is shown; of a picture, what was read of the face that is alone in it.

    Attributes:
        take: The action that begins.
        remove: The action that gives up the selected face's baseline.
        panel: What is said and asked meanwhile.
        changed: Another face has a baseline, or one less.
    """

    changed = Signal()

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._memory = NeutralMemory(core.controls)
        self._source = ""
        self._capture: BaselineCapture | None = None
        self._doubtful: tuple[int | None, NeutralBaseline] | None = None
        self._stretch: tuple[float, float] | None = None
        self._faces = 0
        self._gave_up = False
        self._selected: Reading | None = None
        self.panel = NeutralPanel(SECONDS)
        core.stage.lay_over(self.panel)
        self.take = core.menus.action("take_baseline")
        self.remove = core.menus.action("remove_baseline")
        self._listen()
        self._note(None)

    def begin(self) -> None:
        """Take the baseline of the selected face, or begin to watch it."""
        self.cancel()
        selected, film = self._selected, self._core.controls.now.film
        if selected is None:
            return
        if isinstance(film, SavedFilm):
            self.panel.show_trouble(
                tr("These scores are saved; open the video or picture itself to correct them.")
            )
        elif film is not None:
            self._take_of_film(film, selected)
        elif self._core.player.moves:
            self._watch(selected.face.track)
        elif self._faces > 1:
            self.panel.show_trouble(
                tr("Several faces are in this picture; open one that shows the person alone.")
            )
        else:
            self._take(None, [selected], self._source)

    def cancel(self) -> None:
        """Leave everything as it is."""
        self._capture = self._doubtful = None
        self.panel.hide()

    def choose_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Take the next baseline of the video between these times, in seconds; None for none."""
        self._stretch = stretch

    def remove_baseline(self) -> None:
        """Show the selected face as the model reads it."""
        if self._selected is not None:
            self._put(self._selected.face.track, None)

    def review(self) -> None:
        """Give up the baselines that no longer fit, for what reads has changed."""
        self._gave_up = self._memory.review()

    def tell_review(self) -> None:
        """Say that baselines were given up, if they were."""
        if self._gave_up:
            self._core.status.tell(tr("The neutral faces were removed: what reads has changed."))

    def _take_of_film(self, film: Film, selected: Reading) -> None:
        half = SECONDS / 2
        around = (max(0.0, selected.time - half), selected.time + half)
        begin, end = self._stretch or around
        if film.index.end < end and not film.index.ended:
            sentence = tr("This part of the video is still to be read; try again in a moment.")
            self.panel.show_trouble(sentence, again=True)
            return
        readings = [one for one in film.index.between(begin, end) if one.face.track is not None]
        if not readings:
            self.panel.show_trouble(tr("No face was read there; choose another stretch."))
            return
        seen = Counter(one.face.track for one in readings)
        own = selected.face.track
        track = own if own in seen else seen.most_common(1)[0][0]
        times = f"{time_text(begin, 1)} to {time_text(end, 1)}"
        self._take(
            track, [one for one in readings if one.face.track == track], f"{self._source}, {times}"
        )

    def _take(self, track: int | None, readings: Sequence[Reading], origin: str) -> None:
        try:
            self._judge(track, NeutralBaseline.of(readings, origin))
        except BaselineError as error:
            self.panel.show_trouble(translated(error))

    def _judge(self, track: int | None, baseline: NeutralBaseline) -> None:
        """Use a baseline, or ask first where the face was perhaps not at rest."""
        if baseline.doubt is None:
            self._use(track, baseline)
            return
        self._doubtful = (track, baseline)
        live = self._core.player.live
        self.panel.show_trouble(translated(baseline.doubt), again=live, doubtful=True)

    def _use(self, track: int | None, baseline: NeutralBaseline) -> None:
        self.cancel()
        self._put(track, baseline)
        self._core.status.tell(
            tr("This face is now seen relative to its own neutral.")
            if track is None
            else tr("Face #{track} is now seen relative to its own neutral.").format(track=track)
        )

    def _use_doubtful(self) -> None:
        if self._doubtful is not None:
            self._use(*self._doubtful)

    def _put(self, track: int | None, baseline: NeutralBaseline | None) -> None:
        self._memory.put(track, baseline, still=not self._core.player.moves)
        self.changed.emit()

    def _watch(self, track: int | None) -> None:
        if track is not None:
            self._capture = BaselineCapture(track, self._source)
            self.panel.show_left(track, SECONDS)

    def _see(self, analysed: AnalysedFrame) -> None:
        """Take in a frame: for the face that is watched, and for one that was lost."""
        self._faces = len(analysed.readings)
        if not self._core.player.live:
            return
        heir = self._memory.hand_on(analysed.readings)
        if heir is not None:
            self._core.status.tell(
                tr("The neutral face that was taken goes on with face #{track}.").format(track=heir)
            )
        if self._capture is None:
            return
        try:
            baseline = self._capture.watch(analysed)
            self.panel.show_left(self._capture.track, self._capture.left)
            if baseline is not None:
                track, self._capture = self._capture.track, None
                self._judge(track, baseline)
        except BaselineError as error:
            self._capture = None
            self.panel.show_trouble(translated(error), again=True)

    def _turn_to(self, request: SourceRequest | None) -> None:
        self.cancel()
        self._note(None)
        self._stretch, self._faces = None, 0
        self._source = request.name if request else ""
        self._memory.turn_to(request.path if request else None)

    def _note(self, reading: Reading | None) -> None:
        """Offer what can be done with the selected face."""
        self._selected = reading
        stands_for_one = reading is not None and (
            reading.face.track is not None or not self._core.player.moves
        )
        knows_neutral = reading is not None and NEUTRAL in reading.scores
        self.take.setEnabled(stands_for_one and knows_neutral)
        self.remove.setEnabled(reading is not None and reading.corrected is not None)

    def _listen(self) -> None:
        self.take.triggered.connect(self.begin)
        self.remove.triggered.connect(self.remove_baseline)
        self.panel.again.connect(self.begin)
        self.panel.accepted.connect(self._use_doubtful)
        self.panel.closed.connect(self.cancel)
        self._core.stage.view.selected.connect(self._note)
        self._core.player.analysed.connect(self._see)
        self._core.player.interrupted.connect(self.cancel)
        self._core.source_changed.connect(self._turn_to)
