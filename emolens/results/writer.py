"""Writer of results: the rows as they come, and beside them the metadata."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from emolens.messages import mark
from emolens.results.append_only_file import AppendOnlyFile
from emolens.results.errors import ResultError
from emolens.results.formats import format_of
from emolens.results.metadata import Provenance, ResultMetadata, State
from emolens.results.rows import Row

CHECK_SECONDS = 1.0
"""How often it is seen whether the files are there and the drive has room."""
METADATA_SECONDS = 10.0
"""How often the file beside the result is renewed."""


class ResultWriter:
    """Writes rows to one or more files, each in the format that its suffix stands for.

    After a :class:`ResultError` it must still be closed; what was written until then is kept.

    Attributes:
        metadata: The file beside them.

    Args:
        paths: The files; those that are there are replaced.
        provenance: What produces the rows.
        clock: Seconds that only grow.

    Raises:
        ResultError: They cannot be written, or a suffix is unknown.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        provenance: Provenance,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._expressions = provenance.model.labels
        self._clock = clock
        self._checked = self._told = clock()
        self._formats = [format_of(path) for path in paths]
        self._files: list[AppendOnlyFile] = []
        self.metadata = ResultMetadata(paths, provenance)
        try:
            self._begin(paths)
        except ResultError:
            self._close_files()
            raise

    def add(self, rows: Sequence[Row]) -> None:
        """Write all rows of one frame.

        Raises:
            ResultError: They cannot be written.
        """
        self._check_expressions(rows)
        for format_, file in zip(self._formats, self._files, strict=True):
            file.add(format_.text(rows, self._expressions))
        self.metadata.summary.add(rows)
        self.check()

    def check(self) -> None:
        """See from time to time whether all is well; to be called where no rows come, too.

        Raises:
            ResultError: A file was removed, or there is no room any more.
        """
        now = self._clock()
        if now - self._checked >= CHECK_SECONDS:
            self._checked = now
            for file in self._files:
                file.check()
        if now - self._told >= METADATA_SECONDS:
            self._told = now
            self.metadata.write("running")

    def close(self, state: State) -> None:
        """Close the files, and say beside them how far they came.

        Raises:
            ResultError: Something could not be written.
        """
        try:
            self._close_files()
        finally:
            self.metadata.write(state)

    def _begin(self, paths: Sequence[Path]) -> None:
        for format_, path in zip(self._formats, paths, strict=True):
            self._files.append(AppendOnlyFile(path))
            self._files[-1].add(format_.header(self._expressions))
        self.metadata.write("running")

    def _check_expressions(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.reading is not None and tuple(row.reading.scores) != self._expressions:
                raise ResultError(
                    mark(
                        "The model was changed for one with other expressions; begin another file."
                    )
                )

    def _close_files(self) -> None:
        for file in self._files:
            file.close()
