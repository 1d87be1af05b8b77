"""What the measurement of a crop rule found, as values."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.end_to_end.crop_variants import Framing
from trainer.evaluation.report import Estimate


@dataclass(frozen=True)
class Trial:
    """How one framing fared on the faces found.

    Attributes:
        framing: The way to cut.
        agreement: With the voters, or the labels.
        lost: Agreement of the direct crops less this.
        gained: This less that of the model's present rule.
        cross_entropy: Against the voters' shares, in nats.
    """

    framing: Framing
    agreement: Estimate
    lost: Estimate
    gained: Estimate
    cross_entropy: float


@dataclass(frozen=True)
class Finding:
    """What was found.

    Attributes:
        faces: How many were laid into scenes.
        found: Share of them that the detector found.
        direct: Agreement of the dataset's own crops, among those found.
        in_place: Agreement where the crop is cut out of the scene just where it lies: what scale,
            turn, light and noise leave of it, without any fault of the detector's box.
        direct_of_all: Agreement of the dataset's own crops, found or not.
        trials: Of each framing, the model's present rule first.
        luck: What the best of so many framings gains by chance alone, in 39 cases of 40 no more.
    """

    faces: int
    found: Estimate
    direct: Estimate
    in_place: Estimate
    direct_of_all: Estimate
    trials: tuple[Trial, ...]
    luck: float

    @property
    def present(self) -> Trial:
        """The model's present rule."""
        return self.trials[0]

    @property
    def best(self) -> Trial:
        """The highest agreement; among equals, the lowest cross-entropy."""
        return max(self.trials, key=_merit)

    @property
    def best_rule(self) -> Trial:
        """The best of those that a crop rule can say."""
        return max((one for one in self.trials if one.framing.is_a_rule), key=_merit)

    def is_better(self, trial: Trial) -> bool:
        """Return whether a trial gained more than chance gives to the best of so many."""
        return trial.gained.value > self.luck

    @property
    def chosen(self) -> Trial:
        """The rule to keep: another than the present one only if it is better beyond chance."""
        return self.best_rule if self.is_better(self.best_rule) else self.present


def _merit(trial: Trial) -> tuple[float, float]:
    return trial.agreement.value, -trial.cross_entropy
