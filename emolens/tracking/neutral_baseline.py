"""Neutral baseline: what a face reads as at rest, by which its later scores are corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emolens.errors import BaselineError
from emolens.labels import NEUTRAL
from emolens.messages import Message, mark
from emolens.readings import Reading

_ODDS_AT_REST = 1 / 6
"""What any other expression may have of neutral's share when the face is at rest. Where most people
call a face neutral, the shipped model gives the next expression, sad, somewhat less
(docs/tracking.md has the figure)."""
_DECIMALS = 6
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
        origin: As below.

    Args:
        labels: The expressions in the order of the scores.
        rest: Mean scores of the face at rest, ``[labels]``.
        origin: Where the face was seen at rest, in English, for the files.

    Raises:
        BaselineError: There is no neutral among the labels, or the face is too far from it.
    """

    def __init__(self, labels: Sequence[str], rest: NDArray[np.floating], origin: str = "") -> None:
        if NEUTRAL not in labels:
            raise BaselineError(
                mark("This model knows no neutral expression; choose one that does.")
            )
        self.labels, self.origin = tuple(labels), origin
        self._rest = np.asarray(rest, np.float64)
        neutral = labels.index(NEUTRAL)
        allowed = rest[neutral] * _ODDS_AT_REST
        if rest.max() > allowed * _LARGEST_FACTOR:
            raise BaselineError(
                mark(
                    "The face read as {expression}, too far from neutral to start from; try again "
                    "where it is at rest."
                ),
                expression=Message(labels[int(rest.argmax())]),
            )
        self._factors = np.maximum(1.0, rest / allowed)
        self._factors[neutral] = 1.0

    @classmethod
    def of(cls, readings: Iterable[Reading], origin: str = "") -> NeutralBaseline:
        """Return the baseline of a face by what was read of it at rest, at least once.

        Raises:
            BaselineError: As above.
        """
        scores = [reading.scores for reading in readings]
        rest = np.mean([list(each.values()) for each in scores], axis=0)
        return cls(tuple(scores[0]), rest, origin)

    @property
    def doubt(self) -> Message | None:
        """Why the face was perhaps not at rest; None where it read mainly as neutral."""
        top = int(self._rest.argmax())
        if self.labels[top] == NEUTRAL:
            return None
        return Message(
            mark("The face reads mainly as {expression} there ({percent} %), not as neutral."),
            {"expression": Message(self.labels[top]), "percent": round(100 * self._rest[top])},
        )

    def correct(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return scores, ``[labels]`` and summing to 1, as seen from the resting face."""
        cut = scores / self._factors
        return np.asarray(cut / cut.sum(), np.float32)

    def to_json(self) -> dict[str, Any]:
        """Return what there is to say of it in a file."""
        rest = {
            name: round(float(share), _DECIMALS)
            for name, share in zip(self.labels, self._rest, strict=True)
        }
        return {"taken_from": self.origin, "rest": rest}


Baselines: TypeAlias = Mapping[int | None, NeutralBaseline]
"""The neutral baselines of the faces of one source by their tracks; under None that of every face
that has none of its own."""


def baseline_for(
    baselines: Baselines, track: int | None, labels: Sequence[str]
) -> NeutralBaseline | None:
    """Return the baseline of a track, None where it has none that was taken with these labels."""
    baseline = baselines.get(track) or baselines.get(None)
    return baseline if baseline is not None and baseline.labels == tuple(labels) else None


def described(source: Path | str | None, baselines: Baselines) -> list[dict[str, Any]]:
    """Return what a file says of the baselines by which a source was corrected."""
    return [
        {"source": source and str(source), "track": track, **baseline.to_json()}
        for track, baseline in baselines.items()
    ]
