"""Candidates of a scan, as arrays: boxes, landmarks and scores of what may be faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SAME = 0.5
"""Two boxes that share so much of the smaller one are of one face."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """What a detector takes for N faces.

    Attributes:
        corners: Of the bounding boxes, left, top, right and bottom, float32 ``[N, 4]``.
        landmarks: x and y of right eye, left eye (of the person), tip of the nose, right and left
            corner of the mouth, float32 ``[N, 5, 2]``.
        scores: From 0 to 1, float32 ``[N]``.
    """

    corners: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    scores: NDArray[np.float32]

    def mapped(self, way: NDArray[np.float64]) -> Candidates:
        """Return them where an affine matrix ``[2, 3]`` leads them.

        Args:
            way: A similarity: a turn, one scale for both axes, and a shift. Boxes stay level: each
                is moved with its centre.
        """
        linear, shift = way[:, :2].T, way[:, 2]
        scale = float(np.hypot(*linear[0]))
        centres = self.centres @ linear + shift
        halves = (self.corners[:, 2:] - self.corners[:, :2]) / 2 * scale
        return Candidates(
            np.concatenate([centres - halves, centres + halves], axis=1).astype(np.float32),
            (self.landmarks @ linear + shift).astype(np.float32),
            self.scores,
        )

    def only(self, kept: NDArray[np.bool_] | Sequence[int]) -> Candidates:
        """Return those that a mask ``[N]`` keeps, or those at these places."""
        places = np.flatnonzero(kept) if isinstance(kept, np.ndarray) else np.array(kept, np.int64)
        return Candidates(self.corners[places], self.landmarks[places], self.scores[places])

    def distinct(self) -> Candidates:
        """Return one for each face, that of the highest score: non-maximum suppression.

        A box within another is of the same face, too.
        """
        kept: list[int] = []
        for place in np.argsort(-self.scores, kind="stable").tolist():
            if not kept or self._shared(place, kept).max() <= _SAME:
                kept.append(place)
        return self.only(kept)

    @property
    def centres(self) -> NDArray[np.float32]:
        """Middle of each box, x and y, ``[N, 2]``."""
        return np.asarray((self.corners[:, :2] + self.corners[:, 2:]) / 2, np.float32)

    @property
    def lengths(self) -> NDArray[np.float32]:
        """The longer side of each box, ``[N]``."""
        return np.asarray((self.corners[:, 2:] - self.corners[:, :2]).max(axis=1), np.float32)

    def _shared(self, place: int, others: Sequence[int]) -> NDArray[np.float32]:
        """Return what share of the smaller box one shares with each of others."""
        one, rest = self.corners[place], self.corners[list(others)]
        sides = np.minimum(one[2:], rest[:, 2:]) - np.maximum(one[:2], rest[:, :2])
        areas = np.minimum(_area(one), _area(rest))
        return np.asarray(np.maximum(sides, 0).prod(axis=1) / np.maximum(areas, 1e-6), np.float32)


def joined(parts: Sequence[Candidates]) -> Candidates:
    """Return the candidates of several scans as those of one."""
    return Candidates(
        np.concatenate([part.corners for part in parts]),
        np.concatenate([part.landmarks for part in parts]),
        np.concatenate([part.scores for part in parts]),
    )


def _area(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray((corners[..., 2:] - corners[..., :2]).prod(axis=-1), np.float32)
