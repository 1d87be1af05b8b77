"""Metrics of an end-to-end evaluation, with confidence intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from trainer.end_to_end.crop_variants import CropVariant
from trainer.end_to_end.results import EndToEndResults, VariantResult
from trainer.end_to_end.scene_evaluation import EndToEndScores
from trainer.errors import DatasetError
from trainer.evaluation.bootstrap import intervals
from trainer.evaluation.confusion_counts import Values, mean, once, ratio
from trainer.evaluation.metrics import cross_entropy
from trainer.evaluation.report import Estimate

Metrics = Callable[[Values], dict[str, Values]]


def measure_path(scored: EndToEndScores, variants: Sequence[CropVariant]) -> EndToEndResults:
    """Return the metrics of the scores by these variants, the model's present rule first.

    Whether the best is better than the present rule is judged by White's reality check (2000, doi
    10.1111/1468-0262.00152): on faces drawn anew, how far the luckiest of all variants comes to
    stand above its own mean gain.

    Raises:
        DatasetError: No face was detected.
    """
    if not scored.found.any():
        raise DatasetError(
            f"The detector found none of the {len(scored.found)} faces: give a dataset of upright "
            "frontal faces, or more of them with --faces."
        )
    metrics = partial(_metrics, scored)
    values = metrics(once(len(scored.found)))
    bounds = intervals(metrics, len(scored.found))
    estimates = partial(_estimate, values, bounds)
    return EndToEndResults(
        faces=len(scored.found),
        **{name: estimates(name) for name in ("found", "direct", "oracle", "direct_of_all")},
        variants=tuple(
            _variant(scored, variant, index, estimates) for index, variant in enumerate(variants)
        ),
        chance_gain=_chance_gain(metrics, values["gained"], len(scored.found)),
    )


def _metrics(scored: EndToEndScores, weights: Values) -> dict[str, Values]:
    """Return metrics ``[...]``, or ``[..., F]`` by variant, of faces weighted ``[..., N]``."""
    those = weights * scored.found
    direct = _right(scored, scored.direct)
    of_direct = mean(direct, those)
    cut = those @ _right(scored, scored.cut).T
    agreement = ratio(cut, those.sum(axis=-1)[..., None])
    return {
        "found": mean(scored.found.astype(np.float64), weights),
        "direct": of_direct,
        "oracle": mean(_right(scored, scored.oracle), those),
        "direct_of_all": mean(direct, weights),
        "agreement": agreement,
        "lost": of_direct[..., None] - agreement,
        "gained": agreement - agreement[..., :1],
    }


def _right(scored: EndToEndScores, scores: NDArray[np.float32]) -> Values:
    """Return 1 where scores ``[..., N, K]`` name the majority, else 0, ``[..., N]``."""
    right: Values = (scores.argmax(axis=-1) == scored.faces.majority).astype(np.float64)
    return right


def _chance_gain(metrics: Metrics, gained: Values, faces: int) -> float:
    """Return the upper bound of the best gain where none is real."""

    def luckiest(weights: Values) -> dict[str, Values]:
        return {"luckiest": (metrics(weights)["gained"] - gained).max(axis=-1)}

    return float(intervals(luckiest, faces)["luckiest"][1])


def _estimate(
    values: Mapping[str, Values], bounds: Mapping[str, Values], name: str, *place: int
) -> Estimate:
    low, high = (bound[place] for bound in bounds[name])
    return Estimate(float(values[name][place]), float(low), float(high))


def _variant(
    scored: EndToEndScores, variant: CropVariant, index: int, estimates: Callable[..., Estimate]
) -> VariantResult:
    found = scored.found
    return VariantResult(
        variant=variant,
        **{name: estimates(name, index) for name in ("agreement", "lost", "gained")},
        cross_entropy=cross_entropy(scored.cut[index][found], scored.faces.targets[found]),
    )
