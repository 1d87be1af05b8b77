"""Figures of the whole path, with intervals, from what became of the faces."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from trainer.end_to_end.crop_variants import Framing
from trainer.end_to_end.results import Finding, Trial
from trainer.end_to_end.scene_evaluation import Passage
from trainer.errors import DatasetError
from trainer.evaluation.bootstrap import intervals
from trainer.evaluation.confusion_counts import Values, mean, once, ratio
from trainer.evaluation.metrics import cross_entropy
from trainer.evaluation.report import Estimate

Figures = Callable[[Values], dict[str, Values]]


def find(passage: Passage, framings: Sequence[Framing]) -> Finding:
    """Return the figures of a passage by these framings, the model's present rule first.

    Whether the best is better than the present rule is judged by White's reality check (2000, doi
    10.1111/1468-0262.00152): on faces drawn anew, how far the luckiest of all framings comes to
    stand above its own mean gain.

    Raises:
        DatasetError: No face was found.
    """
    if not passage.found.any():
        raise DatasetError(
            f"The detector found none of the {len(passage.found)} faces: give a dataset of upright "
            "frontal faces, or more of them with --faces."
        )
    figures = partial(_figures, passage)
    values = figures(once(len(passage.found)))
    bounds = intervals(figures, len(passage.found))
    estimates = partial(_estimate, values, bounds)
    return Finding(
        faces=len(passage.found),
        **{name: estimates(name) for name in ("found", "direct", "in_place", "direct_of_all")},
        trials=tuple(
            _trial(passage, framing, index, estimates) for index, framing in enumerate(framings)
        ),
        luck=_luck(figures, values["gained"], len(passage.found)),
    )


def _figures(passage: Passage, weights: Values) -> dict[str, Values]:
    """Return figures ``[...]``, or ``[..., F]`` by framing, of faces weighted ``[..., N]``."""
    those = weights * passage.found
    direct = _right(passage, passage.direct)
    of_direct = mean(direct, those)
    framed = those @ _right(passage, passage.framed).T
    agreement = ratio(framed, those.sum(axis=-1)[..., None])
    return {
        "found": mean(passage.found.astype(np.float64), weights),
        "direct": of_direct,
        "in_place": mean(_right(passage, passage.in_place), those),
        "direct_of_all": mean(direct, weights),
        "agreement": agreement,
        "lost": of_direct[..., None] - agreement,
        "gained": agreement - agreement[..., :1],
    }


def _right(passage: Passage, scores: NDArray[np.float32]) -> Values:
    """Return 1 where scores ``[..., N, K]`` name the majority, else 0, ``[..., N]``."""
    right: Values = (scores.argmax(axis=-1) == passage.faces.majority).astype(np.float64)
    return right


def _luck(figures: Figures, gained: Values, faces: int) -> float:
    """Return the upper bound of the best gain where none is real."""

    def luckiest(weights: Values) -> dict[str, Values]:
        return {"luck": (figures(weights)["gained"] - gained).max(axis=-1)}

    return float(intervals(luckiest, faces)["luck"][1])


def _estimate(
    values: Mapping[str, Values], bounds: Mapping[str, Values], name: str, *place: int
) -> Estimate:
    low, high = (bound[place] for bound in bounds[name])
    return Estimate(float(values[name][place]), float(low), float(high))


def _trial(
    passage: Passage, framing: Framing, index: int, estimates: Callable[..., Estimate]
) -> Trial:
    found = passage.found
    return Trial(
        framing=framing,
        **{name: estimates(name, index) for name in ("agreement", "lost", "gained")},
        cross_entropy=cross_entropy(passage.framed[index][found], passage.faces.targets[found]),
    )
