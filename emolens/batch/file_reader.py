"""Reads one file after another, every frame; several threads may do so at once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from emolens.batch.progress import Progress
from emolens.errors import SourceError
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.readings import AnalysedFrame
from emolens.results.rows import Row, rows_of
from emolens.sources.files import PictureSource, open_file
from emolens.sources.video import VideoSource

_BYTES_OF_A_ROW = 3000


@dataclass(frozen=True)
class Note:
    """What is to be told of a frame or a file.

    Attributes:
        rows: Of a frame; none where there is but a remark.
        remark: A sentence for the user.
        failed: Whether the file could not be read to its end.
    """

    rows: Sequence[Row] = ()
    remark: str = ""
    failed: bool = False

    def __len__(self) -> int:
        """Return about how many bytes it takes."""
        return len(self.rows) * _BYTES_OF_A_ROW + len(self.remark)


class Reader:
    """Reads the faces of files with one model.

    Args:
        classifier: The model.
        progress: Told of every frame and file as soon as it is done.
        tuning: How faces are found and followed.
    """

    def __init__(
        self, classifier: Model, progress: Progress, tuning: PipelineOptions | None = None
    ) -> None:
        self.progress = progress
        self._classifier = classifier
        self._tuning = tuning or PipelineOptions()
        self._of_thread = threading.local()

    def notes(self, numbered: tuple[int, str]) -> Generator[Note, None, None]:
        """Yield what is to be told of a file, given its number from 0 and its name."""
        number, name = numbered
        try:
            with closing(open_file(Path(name))) as source:
                for analysed in self._analysed(number, source):
                    yield from _notes(name, source.still, analysed)
        except SourceError as error:
            yield Note(remark=str(error), failed=True)
        finally:
            self.progress.finish(number)

    def _analysed(
        self, number: int, source: PictureSource | VideoSource
    ) -> Iterator[AnalysedFrame]:
        analysis = self._stills() if source.still else self._of_video()
        while (frame := source.read()) is not None:
            analysed = analysis.analyse(frame)
            self.progress.report(number, frame.index + 1, source.frames)
            yield analysed

    def _stills(self) -> Pipeline:
        """Return this thread's analysis of stills: its detector serves one thread."""
        if not hasattr(self._of_thread, "stills"):
            self._of_thread.stills = self._tuned(Pipeline.of_stills(self._classifier))
        stills: Pipeline = self._of_thread.stills
        return stills

    def _of_video(self) -> Pipeline:
        return self._tuned(Pipeline.of_video(self._classifier))

    def _tuned(self, analysis: Pipeline) -> Pipeline:
        analysis.tune(self._tuning)
        return analysis


def _notes(name: str, still: bool, analysed: AnalysedFrame) -> Iterator[Note]:
    remark = analysed.frame.remark and f"{name}: {analysed.frame.remark}"
    yield Note(rows_of(name, analysed), remark)
    if still and not analysed.readings:
        yield Note(remark=f"{name} shows no face that could be found.")
