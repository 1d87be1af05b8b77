"""Job and outcome of a batch analysis: what is to be analyzed, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from emolens.errors import SourceError
from emolens.options import PipelineOptions
from emolens.results.metadata import State


@dataclass(frozen=True)
class BatchJob:
    """A batch to analyze.

    Attributes:
        paths: Pictures, videos and folders, as the user named them; they stand so in the rows.
        options: How faces are found and tracked.
        jobs: How many cores to use, and so files to read at once; readings do not depend on it.
        recursive: Whether the folders below those named are read, too.
    """

    paths: Sequence[str]
    options: PipelineOptions = field(default_factory=PipelineOptions)
    jobs: int = 1
    recursive: bool = False


@dataclass(frozen=True)
class UnreadFile:
    """A file or folder that could not be read, or not to its end.

    Attributes:
        name: As it was named.
        error: The reason, in a sentence that names it.
    """

    name: str
    error: SourceError


@dataclass(frozen=True)
class BatchOutcome:
    """What came of a batch.

    Attributes:
        state: ``cancelled`` and ``failed`` keep what was read until then.
        sources: The files, those of folders among them; also those that could not be read.
        frames: How many were read.
        faces: How many were found: tracks in videos, and each face in a picture.
        unread: What could not be read to its end.
    """

    state: State = "running"
    sources: Sequence[str] = ()
    frames: int = 0
    faces: int = 0
    unread: Sequence[UnreadFile] = ()
