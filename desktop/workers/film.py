"""Film: a video file that is analysed once, and whose readings are looked up from then on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from contextlib import closing

from emolens.batch.file_reader import FileReader
from emolens.batch.progress import ProgressMeter
from emolens.errors import SourceError
from emolens.options import PipelineOptions
from emolens.pipeline import evidence_of
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Frame
from emolens.results.reading_index import ReadingIndex
from emolens.tracking.neutral_baseline import NeutralBaseline


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

    Args:
        source: The file.
        options: How faces are detected and smoothed.
        baselines: The neutral baseline of each track that has one, by the track's id.
    """

    def __init__(
        self, source: str, options: PipelineOptions, baselines: Mapping[int, NeutralBaseline]
    ) -> None:
        self.source = source
        self.options = options
        self.index = ReadingIndex()
        self.model: EvidenceModel | None = None
        self.whole = False
        self.error: SourceError | None = None
        self._baselines = baselines

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
            reader = FileReader(self.model, self.options, progress, self._baselines)
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
        return self.index.find(frame.index, frame.time) is not None or ended

    def look_up(self, frame: Frame, *, evidence: bool) -> AnalysedFrame:
        """Return a frame with what was read of it, or pending where that is still to come.

        Args:
            frame: Any frame of the video; its number counts as that in the index.
            evidence: Whether to compute its evidence, too.
        """
        ended = self.index.ended  # before it is seen how far it was read
        number = self.index.find(frame.index, frame.time)
        if number is None or self.model is None:
            return AnalysedFrame(frame, (), pending=not ended)
        frame = dataclasses.replace(frame, index=number)
        readings = self.index.at(number)
        return AnalysedFrame(
            frame,
            readings,
            evidence_of(self.model, frame, readings, still=False) if evidence else {},
            self.model.metadata.scores_mean,
        )
