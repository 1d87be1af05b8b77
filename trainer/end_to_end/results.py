"""Results of an end-to-end evaluation on synthetic scenes, as values."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.end_to_end.crop_variants import CropVariant
from trainer.evaluation.report import Estimate


@dataclass(frozen=True)
class VariantResult:
    """Metrics of one crop variant on the faces detected.

    Attributes:
        variant: The way to cut.
        agreement: Accuracy against the voters' majority, or the labels.
        lost: Agreement of the direct crops less this.
        gained: This less that of the model's present rule.
        cross_entropy: Against the voters' shares, in nats.
    """

    variant: CropVariant
    agreement: Estimate
    lost: Estimate
    gained: Estimate
    cross_entropy: float


@dataclass(frozen=True)
class EndToEndResults:
    """Metrics of the whole path.

    Attributes:
        faces: How many were laid into scenes.
        found: Share of them that were detected: the detector's recall.
        direct: Agreement of the dataset's own crops, among those detected.
        oracle: Agreement of the crops cut out of the scenes just where the faces lie: what scale,
            turn, light and noise leave of it, without any fault of the detector's box.
        direct_of_all: Agreement of the dataset's own crops, detected or not.
        variants: Of each crop variant, the model's present rule first.
        chance_gain: White's reality check: what the best of so many variants gains by chance alone,
            in 39 cases of 40 no more.
    """

    faces: int
    found: Estimate
    direct: Estimate
    oracle: Estimate
    direct_of_all: Estimate
    variants: tuple[VariantResult, ...]
    chance_gain: float

    @property
    def present(self) -> VariantResult:
        """The model's present rule."""
        return self.variants[0]

    @property
    def best(self) -> VariantResult:
        """The highest agreement; among equals, the lowest cross-entropy."""
        return max(self.variants, key=_merit)

    @property
    def best_rule(self) -> VariantResult:
        """The best of those that a crop rule can say."""
        return max((one for one in self.variants if one.variant.is_a_rule), key=_merit)

    def is_better(self, result: VariantResult) -> bool:
        """Return whether a variant gained more than chance gives to the best of so many."""
        return result.gained.value > self.chance_gain

    @property
    def chosen(self) -> VariantResult:
        """The rule to keep: another than the present one only if it is better beyond chance."""
        return self.best_rule if self.is_better(self.best_rule) else self.present


def _merit(result: VariantResult) -> tuple[float, float]:
    return result.agreement.value, -result.cross_entropy
