"""The headless twin of the window: one line of JSON for every reading, or a file of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TextIO

from emolens.batch.file_reader import Note, Reader
from emolens.batch.files import notes_of
from emolens.batch.progress import ProgressLine
from emolens.errors import EmolensError
from emolens.options import PipelineOptions
from emolens.protocols import Model
from emolens.results.formats import JsonLines
from emolens.results.metadata import Provenance, State
from emolens.results.writer import ResultWriter

TROUBLE = 2
"""Exit code when something must be mended."""


class OutputError(EmolensError):
    """The lines cannot be written."""


def analyze(paths: Sequence[str], classifier: Model, out: TextIO, err: TextIO, jobs: int) -> int:
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
    return _analyze(paths, classifier, _Lines(out).take, err, jobs)


def analyze_into(
    result: Path, paths: Sequence[str], classifier: Model, err: TextIO, jobs: int
) -> int:
    """Write the readings into a file, and beside it what produced them.

    Args:
        result: A CSV or JSON Lines file, by its suffix; one that is there is replaced.
        paths: As for :func:`analyze`, and so are the others.
        classifier: The model.
        err: For progress and remarks.
        jobs: How many cores to use.

    Returns:
        The exit code: 0, or 2 if a file could not be read to its end.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        ResultError: The file cannot be written.
    """
    settings = dataclasses.asdict(PipelineOptions())
    file = _File(ResultWriter([result], Provenance(paths, classifier.metadata, settings)))
    state: State = "failed"
    try:
        code = _analyze(paths, classifier, file.take, err, jobs)
        state = "complete"
    except KeyboardInterrupt:
        state = "cancelled"
        raise
    finally:
        file.writer.close(state)
    return code


def _analyze(
    paths: Sequence[str],
    classifier: Model,
    take: Callable[[Note], None],
    err: TextIO,
    jobs: int,
) -> int:
    line = ProgressLine(err)
    failed = False
    try:
        with closing(notes_of(paths, Reader(classifier, line.progress), jobs)) as notes:
            for note in notes:
                failed |= note.failed
                take(note)
                if note.remark:
                    line.remark(note.remark)
    finally:
        line.clear()
    return TROUBLE if failed else 0


class _File:
    def __init__(self, writer: ResultWriter) -> None:
        self.writer = writer
        self._unread: list[str] = []
        writer.about.unread = self._unread

    def take(self, note: Note) -> None:
        if note.rows:
            self.writer.add(note.rows)
        if note.failed:
            self._unread.append(note.remark)


class _Lines:
    def __init__(self, out: TextIO) -> None:
        self._out = out

    def take(self, note: Note) -> None:
        if not note.rows:
            return
        try:
            self._out.write(JsonLines().text(note.rows))
            self._out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(
                f"The readings cannot be written ({error.strerror}); make room and run it again."
            ) from error
