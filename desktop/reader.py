"""Reads one file after another for the command line; several threads may do so at once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.progress import Progress
from desktop.vision.analysis import Analysis, Classifier
from desktop.vision.errors import SourceError
from desktop.vision.readings import AnalysedFrame
from desktop.vision.records import empty_json, to_json
from desktop.vision.sources import PictureSource, open_file
from desktop.vision.video import VideoSource


@dataclass(frozen=True)
class Note:
    """What is to be told of a frame or a file.

    Attributes:
        lines: For standard output, each with its end.
        remark: A sentence for standard error.
        failed: Whether the file could not be read to its end.
    """

    lines: str = ""
    remark: str = ""
    failed: bool = False

    def __len__(self) -> int:
        return len(self.lines) + len(self.remark)


class Reader:
    """Reads the faces of files with one model.

    Args:
        classifier: The model.
        progress: Told of every frame and file as soon as it is done.
    """

    def __init__(self, classifier: Classifier, progress: Progress) -> None:
        self.progress = progress
        self._classifier = classifier
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
        analysis = self._stills() if source.still else Analysis.of_video(self._classifier)
        while (frame := source.read()) is not None:
            analysed = analysis.analyse(frame)
            self.progress.report(number, frame.index + 1, source.frames)
            yield analysed

    def _stills(self) -> Analysis:
        """Return this thread's analysis of stills: its detector serves one thread."""
        if not hasattr(self._of_thread, "stills"):
            self._of_thread.stills = Analysis.of_stills(self._classifier)
        stills: Analysis = self._of_thread.stills
        return stills


def _notes(name: str, still: bool, analysed: AnalysedFrame) -> Iterator[Note]:
    lines = [to_json(name, reading) for reading in analysed.readings]
    lines = lines or [empty_json(name, analysed.frame)]
    remark = analysed.frame.remark and f"{name}: {analysed.frame.remark}"
    yield Note(lines="".join(f"{line}\n" for line in lines), remark=remark)
    if still and not analysed.readings:
        yield Note(remark=f"{name} shows no face that could be found.")
