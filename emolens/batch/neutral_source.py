"""Neutral sources: a picture, a video or a stretch of one in which a person's face is at rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from emolens.batch.job import BatchJob
from emolens.batch.named_sources import NamedSource, named_sources
from emolens.batch.neutral_faces import NeutralFaces
from emolens.errors import BaselineError
from emolens.messages import mark
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model, SeekableSource
from emolens.readings import AnalysedFrame, Reading
from emolens.sources.file_type import kind_of
from emolens.sources.files import FileSource, is_sparse, open_file
from emolens.time_text import CLOCK_TIME, seconds_of
from emolens.tracking.neutral_baseline import NeutralBaseline

_STRETCH = re.compile(
    f"(?P<file>.+)@(?P<begin>{CLOCK_TIME})-(?P<end>{CLOCK_TIME})", re.DOTALL | re.ASCII
)

_DOUBT = mark(
    "{source}: {doubt} Name a stretch in which it is at rest, or use it with --neutral-anyway."
)
_TWICE = mark(
    "{source} is a second neutral face for the same files; name one for each video that is "
    "analyzed, and one for all others."
)


@dataclass(frozen=True)
class NeutralSource:
    """Where a face is at rest.

    Attributes:
        text: As it was named.
        file: A picture or a video.
        begin: Where in a video, in seconds.
        end: Up to where; infinite for its end.
    """

    text: str
    file: str
    begin: float = 0.0
    end: float = math.inf

    @classmethod
    def named(cls, text: str) -> NeutralSource:
        """Return the source that a text names: ``FILE``, or ``FILE@START-END``.

        Times are seconds, or as a clock shows them (``1:05.5``).

        Raises:
            BaselineError: The stretch ends before it begins.
        """
        match = _STRETCH.fullmatch(text)
        if match is None:
            return cls(text, text)
        begin, end = seconds_of(match["begin"]), seconds_of(match["end"])
        if end <= begin:
            raise BaselineError(
                mark("{source} ends before it begins; name the earlier time first."), source=text
            )
        return cls(text, match["file"], begin, end)

    def read(self, model: Model, options: PipelineOptions) -> NeutralBaseline:
        """Return the baseline of the face that is seen there: in a video, of the one seen most.

        Raises:
            BaselineError: There is no face, or several in a picture, or none that was at rest.
            ModelError: The model computes something that its contract does not allow.
            SourceError: The file cannot be read.
        """
        with closing(open_file(Path(self.file))) as source:
            readings = list(self._readings(source, model, options))
        if source.still and len(readings) > 1:
            raise BaselineError(
                mark("{source} shows several faces; name a picture of the person alone."),
                source=self.text,
            )
        seen = Counter(reading.face.track for reading in readings if _counts(reading, source))
        if not seen:
            raise BaselineError(
                mark("{source} shows no face that could be found; name another."), source=self.text
            )
        track, _ = seen.most_common(1)[0]
        of_track = [reading for reading in readings if reading.face.track == track]
        return NeutralBaseline.of(of_track, self.text)

    def _readings(
        self, source: FileSource, model: Model, options: PipelineOptions
    ) -> Iterator[Reading]:
        for analysed in self._analysed(source, model, options):
            yield from analysed.readings

    def _analysed(
        self, source: FileSource, model: Model, options: PipelineOptions
    ) -> Iterator[AnalysedFrame]:
        if source.still:
            pipeline = Pipeline.of_stills(model, options)
        else:
            pipeline = Pipeline.of_video(model, options, sparse=is_sparse(source))
        if self.begin and isinstance(source, SeekableSource):
            source.seek(self.begin)
        while (frame := source.read()) is not None and frame.time <= self.end:
            if frame.time >= self.begin:
                yield pipeline.read(frame)


def neutral_faces(
    job: BatchJob, sources: Sequence[NeutralSource], model: Model, *, doubtful: bool
) -> NeutralFaces:
    """Return the neutral faces of a batch, by where people are at rest.

    A video that is to be analyzed counts for itself, any other file for all that have none.

    Args:
        job: What is to be analyzed.
        sources: Where people are at rest.
        model: Reads them.
        doubtful: Whether faces that read mainly as something else are used all the same.

    Raises:
        BaselineError: There is no face at rest, or several for one file.
        ModelError: The model computes something that its contract does not allow.
        SourceError: A file cannot be read.
    """
    analyzed = _files(job)
    files: dict[Path, dict[int | None, NeutralBaseline]] = {}
    others: dict[int | None, NeutralBaseline] = {}
    for source in sources:
        path, baseline = Path(source.file).resolve(), source.read(model, job.options)
        if baseline.doubt is not None and not doubtful:
            raise BaselineError(_DOUBT, source=source.text, doubt=baseline.doubt)
        of_itself = path in analyzed and kind_of(path).medium == "video"
        place = files.setdefault(path, {}) if of_itself else others
        if place:
            raise BaselineError(_TWICE, source=source.text)
        place[None] = baseline
    return NeutralFaces(files, others=others)


def _files(job: BatchJob) -> set[Path]:
    """Return the files of a batch; what cannot be read is told later."""
    named = named_sources(job.paths, job.recursive)
    return {Path(one.file).resolve() for one in named if isinstance(one, NamedSource)}


def _counts(reading: Reading, source: FileSource) -> bool:
    return source.still or reading.face.track is not None
