"""Film: a video file that is analysed once, and whose readings are looked up from then on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from types import MappingProxyType

from emolens.batch.file_reader import FileReader
from emolens.batch.job import BatchJob
from emolens.batch.progress import ProgressMeter
from emolens.correction import Correction
from emolens.errors import SourceError
from emolens.explanation import evidence_of
from emolens.hardware.processor import usable_cores
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Frame, ScoresMeaning
from emolens.results.reading_index import ReadingIndex
from emolens.results.rows import frame_rows
from emolens.tracking.neutral_baseline import Baselines


class Film:
    """A video file that is analysed from its first frame on, and can be looked up meanwhile.

    One thread analyses, any may look up.

    Attributes:
        source: The file, as it was named.
        options: How faces are detected and smoothed.
        index: What was read until now.
        model: What reads; None until it is loaded.
        whole: Whether it was read to its end, or to where it can be read no further.
        error: Why it could not be read to its end; None where it could, and before.
        baselines: The neutral baselines by which its readings are corrected.

    Args:
        source: The file.
        options: How faces are detected and smoothed.
    """

    baselines: Baselines = MappingProxyType({})

    def __init__(self, source: str, options: PipelineOptions) -> None:
        self.source = source
        self.options = options
        self.index = ReadingIndex()
        self.model: EvidenceModel | None = None
        self.whole = False
        self.error: SourceError | None = None

    def analyze(
        self,
        load: Callable[[], EvidenceModel],
        progress: ProgressMeter,
        cancelled: Callable[[], bool],
    ) -> None:
        """Analyse it as files are analysed, with the same readings.

        Args:
            load: Returns the model.
            progress: Told of every frame.
            cancelled: Asked after every frame whether to stop.

        Raises:
            ModelError: The model is refused, or computes something that its contract forbids.
        """
        try:
            self.model = load()
            threads = max(1, usable_cores() - 1)  # one is left to the window and the decoder
            reader = FileReader(BatchJob([], self.options), self.model, progress, threads)
            with closing(reader.read((0, self.source))) as items:
                for item in items:
                    if item.rows:
                        self.index.add(item.rows)
                    self.error = item.error
                    if cancelled():
                        return
            self.whole = True
        finally:
            self.index.close()

    def is_known(self, frame: Frame) -> bool:
        """Return whether there is nothing more to wait for at a frame."""
        ended = self.index.ended  # before it is seen how far it was read
        return self._find(frame) is not None or ended

    def look_up(self, frame: Frame, *, evidence: bool) -> AnalysedFrame:
        """Return a frame with what was read of it, or pending where that is still to come.

        Args:
            frame: Any frame of the video; its number counts as that in the index.
            evidence: Whether to compute its evidence, too.
        """
        model = self.model
        if model is None:
            ended = self.index.ended
            return AnalysedFrame(frame, (), pending=not ended, unread=ended)
        found = self._look_up(frame, model.metadata.scores_mean)
        if not (evidence and found.readings):
            return found
        shown = evidence_of(model, found.frame, found.readings, still=False)
        return dataclasses.replace(found, evidence=shown)

    def _find(self, frame: Frame) -> int | None:
        """Return the number in the index of a frame; None where it was not read."""
        return self.index.find(frame.index, frame.time)

    def _look_up(self, frame: Frame, scores_mean: ScoresMeaning) -> AnalysedFrame:
        ended = self.index.ended  # before it is seen how far it was read
        number = self._find(frame)
        if number is None:
            return AnalysedFrame(frame, (), pending=not ended, unread=ended)
        frame = dataclasses.replace(frame, index=number)
        return AnalysedFrame(frame, self.index.at(number), scores_mean=scores_mean)


class CorrectedFilm(Film):
    """A film as neutral baselines correct it: from the scores of another one, read or being read.

    Args:
        film: The one whose scores are corrected.
        baselines: Of its faces.
    """

    def __init__(self, film: Film, baselines: Baselines) -> None:
        super().__init__(film.source, film.options)
        self.baselines = baselines
        self._film = film

    def analyze(
        self,
        load: Callable[[], EvidenceModel],  # noqa: ARG002 - it was read with the other's model
        progress: ProgressMeter,
        cancelled: Callable[[], bool],
    ) -> None:
        """Correct what is read of the film, as it comes; arguments as above."""
        correction: Correction | None = None
        try:
            for number in self._film.index.follow(cancelled):
                correction = correction or self._correction()
                time = self._film.index.time_of(number)
                readings = correction.correct(time, self._film.index.at(number))
                self.index.add(frame_rows(self.source, number, time, readings))
                progress.report(0, number + 1, None)
            self.error = self._film.error
            self.whole = self._film.whole and not cancelled()
        finally:
            self.index.close()

    def _correction(self) -> Correction:
        self.model = self._film.model
        assert self.model is not None, "what was read has a model"
        below = self.model.metadata.uncertain_below
        return Correction(self.baselines, self.options.smoothing, below)
