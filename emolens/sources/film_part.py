"""Part of a film: from one time to another, every frame of it or every Nth."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.protocols import Source
from emolens.readings import Frame


@dataclass(frozen=True)
class FilmPart:
    """Which frames of a film are read; pictures are read whatever it says.

    Attributes:
        begin: Time of the first, in seconds.
        end: Where it ends, in seconds: the frames before; infinite for the film's end.
        every: 1 for every frame, 2 for every other one, and so on from the first.

    Raises:
        ValueError: It has no frame.
    """

    begin: float = 0.0
    end: float = math.inf
    every: int = 1

    def __post_init__(self) -> None:
        """Check that there may be frames in it."""
        if not (0 <= self.begin < self.end and self.every >= 1):
            raise ValueError(f"no frame is in {self}")

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole film."""
        return self == WHOLE_FILM

    @classmethod
    def from_json(cls, settings: Mapping[str, Any]) -> FilmPart:
        """Return the part that settings beside a result tell.

        Raises:
            ValueError, TypeError: They tell none that makes sense.
        """
        whole = WHOLE_FILM
        begin, end = settings.get("from", whole.begin), settings.get("to", whole.end)
        return cls(float(begin), float(end), int(settings.get("every", whole.every)))

    def to_json(self) -> dict[str, float]:
        """Return in what it differs from the whole film, to be said beside a result."""
        said = {
            "from": (self.begin, WHOLE_FILM.begin),
            "to": (self.end, WHOLE_FILM.end),
            "every": (self.every, WHOLE_FILM.every),
        }
        return {name: value for name, (value, whole) in said.items() if value != whole}


WHOLE_FILM = FilmPart()


class FilmExcerpt:
    """The frames of a film that are in a part; each keeps its number and its time.

    What lies before is decoded, too: so the frames are those that the whole film has.

    Attributes:
        film: The film.

    Args:
        source: The film, from its beginning.
        part: The part.
    """

    still = False

    def __init__(self, source: Source, part: FilmPart) -> None:
        self.name = source.name
        self.film = source
        self._part = part
        self._count = 0  # frames of the part, those left out among them
        self._first = 0  # number of its first in the film, once it was read
        self._ahead: Frame | None = None  # that, where only its number was asked for

    def read(self) -> Frame | None:
        """Return the next frame, None when there are no more.

        Raises:
            SourceError: The film was lost, or is over before the part begins.
        """
        if self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            return ahead
        part = self._part
        while (frame := self.film.read()) is not None and frame.time < part.end:
            if frame.time < part.begin:
                continue
            if not self._count:
                self._first = frame.index
            self._count += 1
            if (self._count - 1) % part.every == 0:
                return frame
        if not self._count:
            raise SourceError(
                mark("{file} has no frame in the part that is to be read; name another part."),
                file=self.name,
            )
        return None

    def number_of(self, place: int) -> int:
        """Return the number in the film of a frame, given how many are read before it.

        Raises:
            SourceError: As for :meth:`read`; the film is read up to the part at most.
        """
        if not self._count:
            self._ahead = self.read()
        return self._first + place * self._part.every

    def close(self) -> None:
        """Close the film."""
        self.film.close()
