"""Saved film: a video or picture whose readings come from a result file; nothing is read anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from desktop.workers.film import Film
from desktop.workers.saved_evidence import SavedEvidence
from emolens.batch.progress import ProgressMeter
from emolens.messages import mark
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel
from emolens.readings import AnalysedFrame, Frame, ScoresMeaning
from emolens.results.errors import ResultError
from emolens.results.metadata import read_metadata
from emolens.results.reader import read_rows
from emolens.results.rows import Row, frame_rows

_ENOUGH = 100  # frames that tell how far apart they are
_USUAL_FRAME = 0.04  # seconds


@dataclass(frozen=True)
class SavedSource:
    """One source of a result.

    Attributes:
        result: The file.
        name: What the source is called in it.
        moves: Whether it is a video.
    """

    result: Path
    name: str
    moves: bool


class SavedFilm(Film):
    """What a result says of one of its sources, to be looked up by frame.

    Args:
        saved: Which.
    """

    def __init__(self, saved: SavedSource) -> None:
        super().__init__(saved.name, PipelineOptions())
        self._saved = saved
        self._scores_mean: ScoresMeaning = "labels"
        self._evidence: SavedEvidence | None = None

    def analyze(
        self,
        load: Callable[[], EvidenceModel],
        progress: ProgressMeter,
        cancelled: Callable[[], bool],
    ) -> None:
        """Take in what the result says, frame after frame; arguments as of other films.

        Raises:
            ResultError: The result cannot be read, or has the scores of several models.
        """
        metadata = read_metadata(self._saved.result) or {}
        self._evidence = SavedEvidence(load, metadata)
        model = metadata.get("model")
        if isinstance(model, dict) and model.get("scores_mean") == "votes":
            self._scores_mean = "votes"
        frames = groupby(read_rows(self._saved.result, self.source), key=attrgetter("frame"))
        try:
            for number, (_, rows) in enumerate(frames):
                self._add(number, rows)
                progress.report(0, number + 1, None)
                if cancelled():
                    return
            self.whole = True
        finally:
            self.index.close()

    def look_up(self, frame: Frame, *, evidence: bool) -> AnalysedFrame:
        """Return a frame with what the result says of it; evidence only from the same model.

        Raises:
            ModelError: Evidence is asked for, and the model file is refused.
        """
        found = self._look_up(frame, self._scores_mean)
        if not evidence or self._evidence is None:
            return found
        still = not self._saved.moves
        shown = self._evidence.of(found.frame, found.readings, still=still)
        return dataclasses.replace(found, evidence=shown)

    def wait_for_first(self) -> None:
        """Wait until something was taken in, or there is nothing."""
        next(self.index.follow(lambda: False), None)

    def _find(self, frame: Frame) -> int | None:
        """Return the number of the reading nearest to a frame; None where none is near."""
        number = super()._find(frame)
        if number is None or abs(self.index.time_of(number) - frame.time) <= self._reach:
            return number
        return None

    @property
    def _reach(self) -> float:
        """Seconds that a reading speaks for: results may have every tenth frame, or a part."""
        last = min(self.index.frames, _ENOUGH) - 1
        if last < 1:
            return _USUAL_FRAME
        return (self.index.time_of(last) - self.index.time_of(0)) / last

    def _add(self, number: int, rows: Iterable[Row]) -> None:
        same = list(rows)
        readings = [row.reading for row in same if row.reading is not None]
        try:
            self.index.add(frame_rows(self.source, number, same[0].time, readings))
        except ValueError as error:
            raise ResultError(
                mark("{file} has scores of several models for {source}; analyze it again."),
                file=self._saved.result,
                source=self.source,
            ) from error
