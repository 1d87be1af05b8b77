"""Part of a film: from one time to another, every frame of it or every Nth."""

from __future__ import annotations

import math
from dataclasses import dataclass

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

    def to_json(self) -> dict[str, float]:
        """Return in what it differs from the whole film, to be said beside a result."""
        said = {
            "from": (self.begin, WHOLE_FILM.begin),
            "to": (self.end, WHOLE_FILM.end),
            "every": (self.every, WHOLE_FILM.every),
        }
        return {name: value for name, (value, whole) in said.items() if value != whole}


WHOLE_FILM = FilmPart()
PART_SETTINGS = frozenset(("from", "to", "every"))
"""Under which names a part is said beside a result."""


class FilmExcerpt:
    """The frames of a film that are in a part; each keeps its number and its time.

    What lies before is decoded, too: so the frames are those that the whole film has.

    Args:
        source: The film, from its beginning.
        part: The part.
    """

    still = False

    def __init__(self, source: Source, part: FilmPart) -> None:
        self.name = source.name
        self._source = source
        self._part = part
        self._count = 0  # frames of the part, those left out among them

    def read(self) -> Frame | None:
        """Return the next frame, None when there are no more.

        Raises:
            SourceError: The film was lost, or is over before the part begins.
        """
        part = self._part
        while (frame := self._source.read()) is not None and frame.time < part.end:
            if frame.time < part.begin:
                continue
            self._count += 1
            if (self._count - 1) % part.every == 0:
                return frame
        if not self._count:
            raise SourceError(
                mark("{file} has no frame in the part that is to be read; name another part."),
                file=self.name,
            )
        return None

    def close(self) -> None:
        """Close the film."""
        self._source.close()
