"""Plan of what to cover in each frame of a film, by the faces that were found in it.

A face is covered also where it was lost for a while, shortly before it was found first and after
it was found last: detectors miss faces that blur, turn or are hidden for a moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emolens.readings import Box

HOLD_SECONDS = 0.5
"""For how long a face is covered where it was before it was found, and after."""
_LONGEST_GAP = 2.0  # seconds without a face that are taken for one and the same face's
_REACH = 1.5  # sides of the larger box that a face may move in a gap
_GROWTH = 2.0  # of a side in a gap, or the other way round


@dataclass(frozen=True)
class _Sighting:
    place: int
    time: float
    box: Box


def cover_plan(times: Sequence[float], found: Sequence[Sequence[Box]]) -> list[list[Box]]:
    """Return the boxes to cover in each frame.

    Args:
        times: Of the frames, in seconds, growing.
        found: The faces of each frame.
    """
    plan = [list(boxes) for boxes in found]
    ends: list[_Sighting] = []  # what each face that may come back was last
    for place, (time, boxes) in enumerate(zip(times, found, strict=True)):
        lost = [one for one in ends if time - one.time > _LONGEST_GAP]
        for one in lost:
            _hold(plan, times, one, 1)
        ends = [one for one in ends if one not in lost]
        for box in boxes:
            now = _Sighting(place, time, box)
            before = min(ends, key=lambda one: _distance(one.box, box), default=None)
            if before is not None and before.place < place and _is_same(before.box, box):
                _fill(plan, times, before, now)
                ends.remove(before)
            else:
                _hold(plan, times, now, -1)
            ends.append(now)
    for one in ends:
        _hold(plan, times, one, 1)
    return plan


def _fill(plan: list[list[Box]], times: Sequence[float], before: _Sighting, now: _Sighting) -> None:
    """Cover what lies between two sightings, and both where a gap may hide a quick move."""
    for place in range(before.place + 1, now.place):
        share = (times[place] - before.time) / ((now.time - before.time) or 1.0)
        plan[place].append(_between(before.box, now.box, share))
    if now.place - before.place > 1:
        _hold(plan, times, before, 1)
        _hold(plan, times, now, -1)


def _hold(plan: list[list[Box]], times: Sequence[float], seen: _Sighting, step: int) -> None:
    """Cover a face where it was, in the frames just after (``step`` 1) or before it (-1)."""
    place = seen.place + step
    while 0 <= place < len(plan) and abs(times[place] - seen.time) <= HOLD_SECONDS:
        plan[place].append(seen.box)
        place += step


def _between(one: Box, other: Box, share: float) -> Box:
    first, last = ((b.x, b.y, b.width, b.height) for b in (one, other))
    return Box(*(round(a + share * (b - a)) for a, b in zip(first, last, strict=True)))


def _distance(one: Box, other: Box) -> float:
    (x, y), (to_x, to_y) = one.centre, other.centre
    return float(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)


def _is_same(one: Box, other: Box) -> bool:
    sides = sorted((max(one.width, one.height), max(other.width, other.height)))
    return _distance(one, other) <= _REACH * sides[1] and sides[1] <= _GROWTH * sides[0]
