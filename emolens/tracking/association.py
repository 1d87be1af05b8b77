"""Association of detections with tracks, by distance, and where distance cannot decide it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CLEARLY = 0.2
"""Sides of a face by which an assignment must be better than the next best. The detector's jitter,
up to 3 % of a side, seldom makes up so much; two faces that it tells apart are further apart."""


@dataclass(frozen=True)
class Association:
    """The detections that go to tracks, by their places in the distances.

    Attributes:
        detections: The detection of each track that clearly owns one.
        ambiguous: The tracks that could as well have one another's detections.
    """

    detections: dict[int, int]
    ambiguous: set[int]


def associate(
    distances: NDArray[np.float64], reach: NDArray[np.float64], steady: NDArray[np.bool_]
) -> Association:
    """Return which track owns which detection.

    Args:
        distances: From where each track is expected to each detection, float64
            ``[tracks, detections]``.
        reach: How far a track may be from where it is expected, float64 ``[tracks]``.
        steady: Which tracks were detected in the frame before, bool ``[tracks]``; the others are
            lost for the moment.
    """
    pairs = _steady_first(within(distances, reach), steady)
    ambiguous = ambiguous_tracks(distances, pairs)
    pairs = {track: detection for track, detection in pairs.items() if track not in ambiguous}
    free = steady.copy()
    detections: dict[int, int] = {}
    for track, detection in pairs.items():
        claims = [track, *competing_tracks(distances, pairs, track)]
        owner = _clear_owner(claims, distances[claims, detection], free)
        if owner is not None and owner not in ambiguous:
            detections[owner] = detection
            free[owner] = False
    return Association(detections, ambiguous)


def within(distances: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return distances, ``[tracks, detections]``, with those out of a track's reach infinite."""
    return np.where(distances <= reach[:, None], distances, np.inf)


def nearest_first(distances: NDArray[np.float64]) -> dict[int, int]:
    """Pair tracks with detections greedily, the nearest first.

    Args:
        distances: float64 ``[tracks, detections]``; infinite where a pair is out of the question.

    Returns:
        The detection of each track that got one.
    """
    pairs: dict[int, int] = {}
    left = distances.copy()
    while left.size and np.isfinite(left.min()):
        row, column = (int(place) for place in np.unravel_index(left.argmin(), left.shape))
        pairs[row] = column
        left[row, :] = left[:, column] = np.inf
    return pairs


def ambiguous_tracks(distances: NDArray[np.float64], pairs: dict[int, int]) -> set[int]:
    """Return the tracks that could as well have one another's detections."""
    rows = list(pairs)
    columns = [pairs[row] for row in rows]
    crossed = distances[np.ix_(rows, columns)]
    own = np.diag(crossed)
    # What two tracks lose if they exchange their detections.
    loss = crossed + crossed.T - own[:, None] - own[None, :]
    np.fill_diagonal(loss, np.inf)
    return {rows[place] for place in np.flatnonzero((loss < CLEARLY).any(axis=1))}


def competing_tracks(
    distances: NDArray[np.float64], pairs: dict[int, int], track: int
) -> list[int]:
    """Return the tracks without a detection that could as well have the one of ``track``."""
    column = distances[:, pairs[track]]
    near = np.flatnonzero(column - column[track] < CLEARLY)
    return [int(other) for other in near if int(other) not in pairs]


def _steady_first(distances: NDArray[np.float64], steady: NDArray[np.bool_]) -> dict[int, int]:
    """Pair tracks with detections, those that were just detected before those that are lost.

    A lost face's place is uncertain, so it seems near to many detections (Wojke et al., 2017).
    """
    pairs = nearest_first(np.where(steady[:, None], distances, np.inf))
    left = distances.copy()
    left[list(pairs), :] = left[:, list(pairs.values())] = np.inf
    return pairs | nearest_first(left)


def _clear_owner(
    claims: list[int], distances: NDArray[np.float64], steady: NDArray[np.bool_]
) -> int | None:
    """Return which of the tracks that claim a detection owns it, given how far each is from it."""
    # A face in front is detected frame by frame, one that passes behind it is not. But where the
    # lost one is clearly nearer, it may have come out in front and hide the other.
    candidates = [track for track in claims if len(claims) == 1 or steady[track]]
    clear = [
        track
        for track, distance in zip(claims, distances, strict=True)
        if track in candidates and distance - distances.min() < CLEARLY
    ]
    return clear[0] if len(candidates) == len(clear) == 1 else None
