"""Reader of whole files, every frame; several threads may use it at once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from emolens.batch.progress import ProgressMeter
from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.readings import AnalysedFrame
from emolens.results.rows import Row, rows_of
from emolens.sources.files import FileSource, open_file
from emolens.sources.video import VideoSource
from emolens.tracking.neutral_baseline import NeutralBaseline

_NO_BASELINES: Mapping[int, NeutralBaseline] = MappingProxyType({})


@dataclass(frozen=True)
class BatchItem:
    """One thing to be told of a file: a frame, a remark, or why it could not be read to its end.

    Attributes:
        source: The file, as it was named.
        rows: Of a frame; none where there is but a remark or an error.
        remark: What the user should know of it, if anything.
        error: Why there are no more frames of this file, else None.
    """

    source: str
    rows: Sequence[Row] = ()
    remark: Message | None = None
    error: SourceError | None = None

    @property
    def sentence(self) -> str:
        """The remark or the error in English; empty for neither."""
        return str(self.error or self.remark or "")


class FileReader:
    """Reads the faces of files with one model.

    Args:
        model: The model.
        options: How faces are found and tracked.
        progress: Told of every frame and file as soon as it is done.
        baselines: The neutral baselines of tracks of a video, by their ids, which are the same each
            time that it is read with the same model and options.
    """

    def __init__(
        self,
        model: Model,
        options: PipelineOptions,
        progress: ProgressMeter,
        baselines: Mapping[int, NeutralBaseline] = _NO_BASELINES,
    ) -> None:
        self._model = model
        self._options = options
        self._baselines = baselines
        self._progress = progress
        self._of_thread = threading.local()

    def read(self, numbered: tuple[int, str]) -> Generator[BatchItem, None, None]:
        """Yield what is to be told of a file, given its number from 0 and its name."""
        number, name = numbered
        try:
            with closing(open_file(Path(name))) as source:
                for analysed in self._analysed(number, source):
                    yield from _items(name, source.still, analysed)
        except SourceError as error:
            yield BatchItem(name, error=error)
        finally:
            self._progress.finish(number)

    def _analysed(self, number: int, source: FileSource) -> Iterator[AnalysedFrame]:
        pipeline = self._of_stills() if source.still else self._of_video()
        while (frame := source.read()) is not None:
            analysed = pipeline.read(frame)
            self._progress.report(number, frame.index + 1, _expected_frames(source))
            yield analysed

    def _of_video(self) -> Pipeline:
        pipeline = Pipeline.of_video(self._model, self._options)
        pipeline.baselines = self._baselines
        return pipeline

    def _of_stills(self) -> Pipeline:
        """Return this thread's pipeline for stills: its detector serves one thread."""
        if not hasattr(self._of_thread, "stills"):
            self._of_thread.stills = Pipeline.of_stills(self._model, self._options)
        stills: Pipeline = self._of_thread.stills
        return stills


def _expected_frames(source: FileSource) -> int | None:
    """Return how many frames a source has, or about how many, None where nobody knows."""
    if source.frames is None and isinstance(source, VideoSource) and source.length:
        return round(source.length * source.rate)
    return source.frames


def _items(name: str, still: bool, analysed: AnalysedFrame) -> Iterator[BatchItem]:
    remark = analysed.frame.remark
    if remark is not None:
        remark = Message("{name}: {remark}", {"name": name, "remark": remark})
    yield BatchItem(name, rows_of(name, analysed), remark)
    if still and not analysed.readings:
        faceless = Message(mark("{name} shows no face that could be found."), {"name": name})
        yield BatchItem(name, remark=faceless)
