"""The headless twin of the window: one line of JSON for every reading."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from desktop.progress import Progress
from desktop.vision.analysis import Analysis, Classifier
from desktop.vision.errors import EmolensError, SourceError
from desktop.vision.readings import AnalysedFrame
from desktop.vision.records import empty_json, to_json
from desktop.vision.sources import PictureSource, VideoSource, files_in, open_file

TROUBLE = 2
"""Exit code when something must be mended."""


class OutputError(EmolensError):
    """The lines cannot be written."""


def analyze(paths: Sequence[str], classifier: Classifier, out: TextIO, err: TextIO) -> int:
    """Write the readings of pictures, videos and folders, a line of JSON each.

    Args:
        paths: As the user gave them; they stand so in the lines.
        classifier: The model.
        out: For the lines, flushed after every frame.
        err: For progress and remarks.

    Returns:
        The exit code: 0, or 2 if a file could not be read to its end.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        OutputError: ``out`` takes no more.
        BrokenPipeError: Nobody reads ``out`` any longer.
    """
    run = _Run(paths, classifier, out, Progress(err))
    try:
        run.all_files()
    finally:
        run.progress.clear()
    return TROUBLE if run.failed else 0


class _Run:
    def __init__(
        self, paths: Sequence[str], classifier: Classifier, out: TextIO, progress: Progress
    ) -> None:
        self.failed = False
        self.progress = progress
        self._paths = paths
        self._classifier = classifier
        self._stills = Analysis.of_stills(classifier)
        self._out = out

    def all_files(self) -> None:
        names = [name for path in self._paths for name in self._files(path)]
        for number, name in enumerate(names):
            self.progress.begin(number, len(names))
            try:
                self._file(name)
            except SourceError as error:
                self._trouble(error)

    def _files(self, path: str) -> list[str]:
        """Return the files that a path stands for, named as the user would."""
        if not os.path.isdir(path):  # noqa: PTH112 - pathlib's raises where a name is too long
            return [path]
        try:
            # pathlib would drop a leading "./".
            return [os.path.join(path, file.name) for file in files_in(Path(path))]  # noqa: PTH118
        except SourceError as error:
            self._trouble(error)
            return []

    def _trouble(self, error: SourceError) -> None:
        self.failed = True
        self.progress.remark(str(error))

    def _file(self, name: str) -> None:
        source = open_file(Path(name))
        analysis = self._stills if source.still else Analysis.of_video(self._classifier)
        try:
            for analysed in self._analysed(source, analysis):
                self._write(name, analysed)
                if source.still and not analysed.readings:
                    self.progress.remark(f"{name} shows no face that could be found.")
        finally:
            source.close()

    def _analysed(
        self, source: PictureSource | VideoSource, analysis: Analysis
    ) -> Iterator[AnalysedFrame]:
        while (frame := source.read()) is not None:
            yield analysis.analyse(frame)
            self.progress.report(frame.index + 1, source.frames)

    def _write(self, name: str, analysed: AnalysedFrame) -> None:
        lines = [to_json(name, reading) for reading in analysed.readings]
        lines = lines or [empty_json(name, analysed.frame)]
        try:
            self._out.write("".join(f"{line}\n" for line in lines))
            self._out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(
                f"The readings cannot be written ({error.strerror}); make room and run it again."
            ) from error
