"""Checkpoint of a video's analysis: its segments that were observed, kept until it is done."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from emolens.atomic_write import atomic_write
from emolens.batch.segment import FRAMES, DamagedSegmentError, Segment, seconds_of
from emolens.protocols import Source
from emolens.sources.film_part import FilmExcerpt
from emolens.sources.video import VideoSource

_KEY = "key.json"
_USUAL_RATE = 25.0


class Checkpoints:
    """Checkpoints of the films of a batch on one machine.

    Attributes:
        frames: Of a segment, at a film's rate.
    """

    def __init__(self, frames: int = FRAMES) -> None:
        self.frames = frames

    def films_at_once(self, jobs: int, films: int) -> int:
        """Return how many films are worked on at once, given how many jobs and films there are."""
        return max(1, min(jobs, films))

    def of(
        self,
        folder: Path,
        key: Mapping[str, Any],
        film: str,  # noqa: ARG002
        stopped: Callable[[], bool],  # noqa: ARG002
    ) -> Checkpoint:
        """Return the checkpoint of a film.

        Args:
            folder: Where it is kept.
            key: What the analysis depends on.
            film: The video.
            stopped: Asked whether nothing more is wanted.
        """
        return Checkpoint(folder, key, self.frames)


class Checkpoint:
    """Keeps the segments of a video in a folder, a file each.

    Numbers are kept to the bit, so that an analysis that goes on ends as one that was never cut
    off. Images are not kept.

    Args:
        folder: Where; made when there is something to keep.
        key: What the analysis depends on. What was kept by another key is removed.
        frames: Of a segment, at the container's rate.
    """

    def __init__(self, folder: Path, key: Mapping[str, Any], frames: int = FRAMES) -> None:
        self._folder = folder
        self._frames = frames
        self._key = json.dumps({**key, "segment": frames}, sort_keys=True)
        if not self._fits():
            self.remove()

    def begin(self, source: Source) -> float:
        """Return the seconds of a segment of a video that is begun."""
        film = source.film if isinstance(source, FilmExcerpt) else source
        rate = film.rate if isinstance(film, VideoSource) else _USUAL_RATE
        return seconds_of(rate, self._frames)

    def has(self, number: int) -> bool:
        """Return whether a segment was kept, be it whole or damaged since."""
        return self._file(number).exists()

    def find(self, number: int) -> Segment | None:
        """Return a segment, None where it is not there whole."""
        with suppress(OSError, DamagedSegmentError):
            return Segment.from_bytes(self._file(number).read_bytes())
        return None

    def keep(self, number: int, segment: Segment) -> None:
        """Keep a whole segment.

        Raises:
            OSError: It cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._fits():
            with atomic_write(self._folder / _KEY, mode=0o600) as part:
                part.write_text(self._key, encoding="utf-8")
        with atomic_write(self._file(number), mode=0o600) as part:
            part.write_bytes(segment.to_bytes())

    def remove(self) -> None:
        """Remove everything that was kept."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _fits(self) -> bool:
        try:
            return (self._folder / _KEY).read_text(encoding="utf-8") == self._key
        except (OSError, UnicodeDecodeError):
            return False

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:06}.npz"
