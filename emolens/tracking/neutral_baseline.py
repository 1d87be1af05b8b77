"""Neutral baseline: what a face reads as at rest, by which its later scores are corrected."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.errors import BaselineError
from emolens.labels import NEUTRAL
from emolens.messages import Message, mark

_ODDS_AT_REST = 1 / 6
"""What any other expression may have of neutral's share when the face is at rest. Where most people
call a face neutral, the shipped model gives the next expression, sad, about that (measured on the
validation split: 0.139 of neutral's share in the median, 0.301 in the upper quartile)."""
_LARGEST_FACTOR = 100.0
"""By which a share may be cut. What needs more was no resting face, or one that the model cannot
read, and cutting would blind the app to that expression."""


class NeutralBaseline:
    """The scores of one face at rest.

    Log-scores are shifted by a constant for each label and made to sum to 1 again, as scores are
    when labels are more or less common than they were (Saerens et al. 2002,
    doi 10.1162/089976602753284446)::

        corrected[k] ~ scores[k] / max(1, 6 * rest[k] / rest[neutral])    where k is not neutral
        corrected[neutral] ~ scores[neutral]

    So the face at rest reads as neutral: no other expression keeps more than a sixth of neutral's
    share. An expression that is not in the resting face, however near 0 its share is there, is not
    touched: it keeps its odds against neutral, and a smile stays a smile.

    Attributes:
        labels: As below.

    Args:
        labels: The expressions in the order of the scores.
        rest: Mean scores of the face at rest, ``[labels]``.

    Raises:
        BaselineError: There is no neutral among the labels, or the face is too far from it.
    """

    def __init__(self, labels: Sequence[str], rest: NDArray[np.floating]) -> None:
        if NEUTRAL not in labels:
            raise BaselineError(
                mark("This model knows no neutral expression; choose one that does to calibrate.")
            )
        self.labels = tuple(labels)
        neutral = labels.index(NEUTRAL)
        allowed = rest[neutral] * _ODDS_AT_REST
        if rest.max() > allowed * _LARGEST_FACTOR:
            raise BaselineError(
                mark(
                    "The face read as {expression}, too far from neutral to start from; calibrate "
                    "again with a resting face."
                ),
                expression=Message(labels[int(rest.argmax())]),
            )
        self._factors = np.maximum(1.0, rest / allowed)
        self._factors[neutral] = 1.0

    def correct(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return scores, ``[labels]`` and summing to 1, as seen from the resting face."""
        cut = scores / self._factors
        return np.asarray(cut / cut.sum(), np.float32)
