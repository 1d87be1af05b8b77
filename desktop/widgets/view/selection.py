"""Selection of one of the faces in view."""

from __future__ import annotations

from collections.abc import Sequence

from emolens.readings import Face, Reading

CLEARLY_LARGER = 1.4
"""A face takes the selection over by itself when its box covers this many times the area."""


class Selection:
    """Remembers the face that was chosen, else follows the largest.

    Of two faces about equally large now one, now the other is the larger, so the selection stays
    with a face until another is clearly larger.
    """

    def __init__(self) -> None:
        self._chosen: Face | None = None
        self._followed: Face | None = None

    def choose(self, face: Face) -> None:
        """Select ``face``, and its track for as long as it is in view."""
        self._chosen = face

    def among(self, readings: Sequence[Reading]) -> Reading | None:
        """Return the reading of the selected face; None where there is no face."""
        if not readings:
            return None
        selected = _same(self._chosen, readings) or self._largest(readings)
        self._followed = selected.face
        return selected

    def _largest(self, readings: Sequence[Reading]) -> Reading:
        largest = max(readings, key=lambda reading: reading.face.box.area)
        followed = _same(self._followed, readings)
        if followed and largest.face.box.area < CLEARLY_LARGER * followed.face.box.area:
            return followed
        return largest


def _same(face: Face | None, readings: Sequence[Reading]) -> Reading | None:
    """Return the reading of the same track, or in a still picture of the same box."""
    if face is None:
        return None
    if face.track is None:
        return next((reading for reading in readings if reading.face == face), None)
    return next((reading for reading in readings if reading.face.track == face.track), None)
