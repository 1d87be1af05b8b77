"""The headless twin of the window: one line of JSON for every reading."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TextIO

from desktop.in_order import in_order
from desktop.progress import Progress
from desktop.reader import Note, Reader
from desktop.vision.analysis import Classifier
from desktop.vision.errors import EmolensError, SourceError
from desktop.vision.machine.cores import sharing_cores
from desktop.vision.sources import files_in

TROUBLE = 2
"""Exit code when something must be mended."""


class OutputError(EmolensError):
    """The lines cannot be written."""


def analyze(
    paths: Sequence[str], classifier: Classifier, out: TextIO, err: TextIO, jobs: int
) -> int:
    """Write the readings of pictures, videos and folders, a line of JSON each.

    What is written, and in what order, does not depend on ``jobs``.

    Args:
        paths: As the user gave them; they stand so in the lines.
        classifier: The model; several threads use it at the same time.
        out: For the lines, flushed after every frame.
        err: For progress and remarks.
        jobs: How many cores to use. As many files are read at once, where there are.

    Returns:
        The exit code: 0, or 2 if a file could not be read to its end.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        OutputError: ``out`` takes no more.
        BrokenPipeError: Nobody reads ``out`` any longer.
    """
    run = _Run(paths, Reader(classifier, Progress(err)), out)
    try:
        run.all_files(jobs)
    finally:
        run.progress.clear()
    return TROUBLE if run.failed else 0


class _Run:
    def __init__(self, paths: Sequence[str], reader: Reader, out: TextIO) -> None:
        self.failed = False
        self.progress = reader.progress
        self._paths = paths
        self._reader = reader
        self._out = out

    def all_files(self, jobs: int) -> None:
        names = [name for path in self._paths for name in self._files(path)]
        self.progress.begin(len(names))
        workers = max(1, min(jobs, len(names)))
        with (
            sharing_cores(jobs, workers),
            closing(in_order(list(enumerate(names)), self._reader.notes, workers)) as notes,
        ):
            for note in notes:
                self._tell(note)

    def _files(self, path: str) -> list[str]:
        """Return the files that a path stands for, named as the user would."""
        if not os.path.isdir(path):  # noqa: PTH112 - pathlib's raises where a name is too long
            return [path]
        try:
            # pathlib would drop a leading "./".
            return [os.path.join(path, file.name) for file in files_in(Path(path))]  # noqa: PTH118
        except SourceError as error:
            self._tell(Note(remark=str(error), failed=True))
            return []

    def _tell(self, note: Note) -> None:
        self.failed |= note.failed
        if note.lines:
            self._write(note.lines)
        if note.remark:
            self.progress.remark(note.remark)

    def _write(self, lines: str) -> None:
        try:
            self._out.write(lines)
            self._out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(
                f"The readings cannot be written ({error.strerror}); make room and run it again."
            ) from error
