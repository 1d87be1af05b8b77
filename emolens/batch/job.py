"""Job and outcome of a batch analysis: what is to be analyzed, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from emolens.batch.neutral_faces import NeutralFaces
from emolens.detection.detectors import settings_of
from emolens.errors import SourceError
from emolens.options import PipelineOptions
from emolens.results.metadata import State
from emolens.sources.film_part import WHOLE_FILM, FilmPart
from emolens.study.events import Event


@dataclass(frozen=True)
class BatchJob:
    """A batch to analyze.

    Attributes:
        paths: Pictures, videos and folders, as the user named them; they stand so in the rows.
        options: How faces are found and tracked.
        jobs: How many cores to use, for several files or for the frames of one video at once;
            readings do not depend on it.
        recursive: Whether the folders below those named are read, too.
        neutral: The neutral baselines of the faces in files.
        part: Which frames of films are read.
        events: What happens when in which film, for the rows to say.
    """

    paths: Sequence[str]
    options: PipelineOptions = field(default_factory=PipelineOptions)
    jobs: int = 1
    recursive: bool = False
    neutral: NeutralFaces = field(default_factory=NeutralFaces)
    part: FilmPart = WHOLE_FILM
    events: Sequence[Event] = ()

    @property
    def settings(self) -> dict[str, Any]:
        """What is to be said of the options and the part beside a result."""
        return settings_of(self.options) | self.part.to_json()


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
