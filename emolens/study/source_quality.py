"""Quality of sources: what was not seen of them, and how far what was seen is to be believed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emolens.results.rows import Row
from emolens.study.statistics import TURNED_AWAY


@dataclass
class SourceQuality:
    """Counts of one source, excluded stretches among them.

    Attributes:
        frames: All of them.
        faceless: Those without a face.
        faces: In all frames together.
        uncertain: Faces whose name is uncertain.
        posed: Faces of which it is known how far they are turned, or cut off.
        turned: Faces turned away to the side.
        cut_off: Faces that leave the picture.
    """

    frames: int = 0
    faceless: int = 0
    faces: int = 0
    uncertain: int = 0
    posed: int = 0
    turned: int = 0
    cut_off: int = 0
    _last: int = -1

    def add(self, row: Row) -> None:
        """Count a row; those of one frame follow one another."""
        if row.frame != self._last:
            self.frames += 1
            self._last = row.frame
        if row.reading is None:
            self.faceless += 1
            return
        self.faces += 1
        self.uncertain += row.reading.uncertain
        quality = row.reading.face.quality
        if quality is not None:
            self.posed += 1
            self.cut_off += quality.cut_off
            self.turned += quality.yaw is not None and abs(quality.yaw) > TURNED_AWAY

    def shares(self) -> dict[str, float]:
        """Return the shares by what is said of them; NaN where nothing is known."""
        return {
            "frames without a face": _share(self.faceless, self.frames),
            "faces uncertain": _share(self.uncertain, self.faces),
            "faces turned away": _share(self.turned, self.posed),
            "faces cut off": _share(self.cut_off, self.posed),
        }


def noting(rows: Iterable[Row], qualities: dict[str, SourceQuality]) -> Iterator[Row]:
    """Yield rows as they come, and count them into the qualities of their sources."""
    for row in rows:
        qualities.setdefault(row.source, SourceQuality()).add(row)
        yield row


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
