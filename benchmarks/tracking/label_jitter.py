"""Label jitter of still faces, and the delay until a changed face gets its new label."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from benchmarks.tracking.still_faces import Scores
from emolens.tracking.smoothing import Smoother

_LONGEST = 5.0  # seconds that a change is waited for
_BEFORE = 1.0  # seconds that a face is seen before it changes


@dataclass(frozen=True)
class Change:
    """A face that turns into another.

    Attributes:
        lead: By what share its new expression leads the old one.
        seconds: Until the new one is shown; infinite where it is not for five.
    """

    lead: float
    seconds: float


class Viewer:
    """Shows scores at a rate, drawn with replacement: camera noise knows no before and after.

    Args:
        rate: Frames a second.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._rng = np.random.default_rng(0)

    def label_jitter(self, scores: Scores, minutes: int) -> tuple[float, float]:
        """Return how often in a minute the name changes, by every frame itself and as shown."""
        drawn = self._drawn(scores, 60 * minutes)
        shown = list(self._shown(drawn))
        return _changes(drawn.argmax(axis=1)) / minutes, _changes(shown) / minutes

    def change(self, before: Scores, after: Scores) -> Change:
        """Return what comes of a face that changes at once."""
        old, new = before.mean(axis=0).argmax(), after.mean(axis=0).argmax()
        drawn = np.vstack([self._drawn(before, _BEFORE), self._drawn(after, _LONGEST)])
        since = round(_BEFORE * self._rate)
        shown = islice(self._shown(drawn), since, None)
        frames = next((frame for frame, name in enumerate(shown, 1) if name == new), math.inf)
        lead = after.mean(axis=0)[new] - after.mean(axis=0)[old]
        return Change(float(lead), frames / self._rate)

    def _drawn(self, scores: Scores, seconds: float) -> Scores:
        return scores[self._rng.integers(len(scores), size=round(seconds * self._rate))]

    def _shown(self, scores: Scores) -> Iterator[int]:
        smoother = Smoother()
        for index, row in enumerate(scores):
            yield smoother.update(row, index / self._rate).top_label


def _changes(names: Iterable[int] | NDArray[np.int64]) -> int:
    return int(np.count_nonzero(np.diff(np.asarray(names))))


def at_tie(scores: Scores) -> Scores:
    """Return the scores with the two likeliest expressions brought to the same mean."""
    first, second = np.argsort(-scores.mean(axis=0))[:2]

    def lead(shift: float) -> float:
        shifted = _shifted(scores, second, shift).mean(axis=0)
        return float(shifted[first] - shifted[second])

    return _shifted(scores, second, brentq(lead, 0, 40))


def swapped(scores: Scores) -> Scores:
    """Return the scores with the two likeliest expressions in each other's place."""
    first, second = np.argsort(-scores.mean(axis=0))[:2]
    other = scores.copy()
    other[:, [first, second]] = scores[:, [second, first]]
    return other


def _shifted(scores: Scores, label: int, shift: float) -> Scores:
    """Return the scores with one label's logit raised."""
    logits = np.log(np.maximum(scores, 1e-12), dtype=np.float64)
    logits[:, label] += shift
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
