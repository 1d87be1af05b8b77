"""Reads all files that the user named, on all cores, and tells of them in order."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from emolens.batch.file_reader import Note, Reader
from emolens.batch.ordered_map import in_order
from emolens.errors import SourceError
from emolens.hardware.cores import sharing_cores
from emolens.sources.files import files_in


def notes_of(paths: Sequence[str], reader: Reader, jobs: int) -> Generator[Note, None, None]:
    """Yield what is to be told of pictures, videos and folders.

    What is told, and in what order, does not depend on ``jobs``. Whoever stops taking must close
    this generator: the work then ends with the frames that it is at.

    Args:
        paths: As the user gave them; they stand so in the rows.
        reader: Reads each file.
        jobs: How many cores to use. As many files are read at once, where there are.

    Raises:
        ModelError: The model computes something that its contract does not allow.
    """
    names: list[str] = []
    for path in paths:
        try:
            names += _files(path)
        except SourceError as error:
            yield Note(remark=str(error), failed=True)
    yield from _read(names, reader, jobs)


def _read(names: Sequence[str], reader: Reader, jobs: int) -> Iterator[Note]:
    reader.progress.begin(len(names))
    workers = max(1, min(jobs, len(names)))
    with (
        sharing_cores(jobs, workers),
        closing(in_order(list(enumerate(names)), reader.notes, workers)) as notes,
    ):
        yield from notes


def _files(path: str) -> list[str]:
    """Return the files that a path stands for, named as the user would.

    Raises:
        SourceError: It is a folder that cannot be listed or holds none.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib's raises where a name is too long
        return [path]
    # pathlib would drop a leading "./".
    return [os.path.join(path, file.name) for file in files_in(Path(path))]  # noqa: PTH118
