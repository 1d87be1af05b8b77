"""Reading of pictures that are labelled: the one that is wanted, the next ahead, and a guess."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.workers.closing import wait_for_all
from desktop.workers.look_ahead import LookAhead
from desktop.workers.task import LatestTask
from emolens.errors import SourceError
from emolens.messages import mark
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel
from emolens.readings import Frame, Reading


class PictureReader(LatestTask):
    """Reads one picture after the other; each is a :class:`~emolens.readings.Frame`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("picture", parent)
        self._ahead = LookAhead(self)

    def read(self, path: Path) -> None:
        """Read a picture, of an animation its first frame."""
        self.run(partial(self._read, path))

    def prepare(self, path: Path) -> None:
        """Read the picture that will probably be wanted next."""
        self._ahead.prepare(path)

    def close(self) -> None:
        """Hear nothing more."""
        super().close()
        self._ahead.close()

    def wait(self, seconds: float) -> bool:
        """Wait until all is over, so many seconds at most; return whether it is."""
        return wait_for_all([self._tasks, self._ahead], seconds)

    def _read(self, path: Path) -> Frame:
        with closing(self._ahead.open(path)) as source:
            frame = source.read()
        if frame is None:
            raise SourceError(mark("{file} holds no picture; go on to the next."), file=path)
        return frame


def guess_of(
    frame: Frame, load: Callable[[], EvidenceModel], options: PipelineOptions
) -> Reading | None:
    """Return what the model says of the largest face of a picture; None where it finds none.

    Args:
        frame: The picture.
        load: Returns the model.
        options: How faces are detected.

    Raises:
        ModelError: The model cannot be loaded, or computes what its contract does not allow.
    """
    readings = Pipeline.of_stills(load(), options).read(frame).readings
    return max(readings, key=lambda one: one.face.box.width * one.face.box.height, default=None)
