"""Look-ahead: the picture that will probably be wanted next, read before it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.workers.task import LatestTask
from emolens.errors import SourceError
from emolens.sources.files import FileSource, StillSource, open_file

_Ready = tuple[Path, float, StillSource]
"""A picture's path, when the file was last changed, and the picture."""


class LookAhead(LatestTask):
    """Reads one picture ahead; videos, which take no time to open, are left alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("look-ahead", parent)
        self._ready: _Ready | None = None
        self.succeeded.connect(self._keep)

    def prepare(self, path: Path) -> None:
        """Read a picture in the background, in place of the one that was read before."""
        if self._ready is None or self._ready[0] != path:
            self._ready = None
            self.run(partial(_read, path))

    def open(self, path: Path) -> FileSource:
        """Return a file as a source: the picture that is ready, unless it has changed since.

        Any thread may call it.

        Raises:
            SourceError: It cannot be read.
        """
        ready, self._ready = self._ready, None
        if ready is not None and ready[0] == path and ready[1] == _changed(path):
            return ready[2]
        return open_file(path)

    def _keep(self, ready: _Ready | None) -> None:
        self._ready = ready


def _read(path: Path) -> _Ready | None:
    """Return a picture; None for anything else, and what cannot be read is told when it is due."""
    try:
        changed, source = _changed(path), open_file(path)
    except (OSError, SourceError):
        return None
    if isinstance(source, StillSource):
        return path, changed, source
    source.close()
    return None


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return -1.0
