"""Protocols of the library: what a source, a detector, a tracker and a model must offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import ModelMetadata
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.readings import Box, Detection, Frame, Image
from emolens.tracking.track import Track


class Source(Protocol):
    """Where frames come from.

    Attributes:
        name: The path as given, or ``Camera 1``.
        still: Whether it is one picture, whose faces are not followed over time.
    """

    name: str
    still: bool

    def read(self) -> Frame | None:
        """Return the next frame, None when there are no more.

        Raises:
            SourceError: The source was lost.
        """

    def close(self) -> None:
        """Release the file or the device; it may be called twice."""


@runtime_checkable
class SeekableSource(Source, Protocol):
    """A video, of which any place can be shown.

    Attributes:
        length: Seconds that it lasts, None where that is not known.
    """

    length: float | None

    def seek(self, time: float) -> None:
        """Let the next frame be the one nearest to ``time``, in seconds, or the last.

        Raises:
            SourceError: The source was lost.
        """

    def read_before(self, time: float) -> Frame | None:
        """Return the frame before the one at ``time``, in seconds; None where that is the first.

        Raises:
            SourceError: The source was lost.
        """


class Detector(Protocol):
    """Finds faces in an image. Its thresholds are its own affair."""

    def detect(self, image: Image) -> Sequence[Detection]:
        """Return the faces of an image, BGR or grey, each once, the largest first."""


class Scanner(Protocol):
    """Finds the faces of one source, frame by frame: says what a detector sees, and when."""

    def find(self, frame: Frame, now: float, expected: Sequence[Box]) -> Sequence[Detection]:
        """Return the faces of a frame, the largest first.

        Args:
            frame: The next one of the source.
            now: Its time in seconds, later than that of the last: the source's own, repaired.
            expected: Where tracked faces, also those just lost, are expected in it.
        """

    def configure(self, options: PipelineOptions) -> None:
        """Detect as these options say from the next frame on."""


class Tracker(Protocol):
    """Follows the faces of one source: says which faces of two frames are one."""

    def expected(self, now: float) -> Sequence[Box]:
        """Return where faces that were seen lately are expected at a time in seconds."""

    def update(self, boxes: Sequence[Box], now: float) -> Sequence[Track]:
        """Return the tracks that the next frame shows, in the order of their boxes.

        Args:
            boxes: Where faces were detected in it. Those that may be none yet have no track.
            now: Its time, in seconds; later than that of the last.
        """

    def restart(self, boxes: Sequence[Box], now: float) -> Sequence[Track]:
        """Return a track for each face of a frame that was jumped to, and end all others.

        Arguments as for :meth:`update`.
        """

    def end_all(self) -> None:
        """End all tracks, for what comes next has nothing to do with what was."""

    def forget_scores(self) -> None:
        """Forget what a model said of the tracks; they go on."""


class Model(Protocol):
    """Gives crops their scores."""

    @property
    def metadata(self) -> ModelMetadata:
        """What the model says of itself."""

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        """Return scores, and which are faces, for uint8 ``[N, size, size, channels]``.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """


@runtime_checkable
class EvidenceModel(Model, Protocol):
    """A model that can also be asked for evidence: why its scores are what they are."""

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the scores alone, float32 ``[N, labels]``."""

    @property
    def map_shape(self) -> tuple[int, int] | None:
        """Height and width of its evidence in cells; None where it has none."""

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return float32 ``[N, labels, *map_shape]``; the softmax of the means are the scores."""
