"""Outcome of a study's trials so far."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import optuna
from optuna.trial import FrozenTrial, TrialState

from trainer.tuning.settings import Value

FIGURES, REASON = "figures", "reason"
"""Names under which a trial keeps its run's figures, or why it failed."""

State = Literal["finished", "ended early", "failed", "unfinished"]

ENOUGH = 10
"""Finished trials from which on it is worth asking which settings mattered."""

_STATES: dict[TrialState, State] = {
    TrialState.COMPLETE: "finished",
    TrialState.PRUNED: "ended early",
    TrialState.FAIL: "failed",
    TrialState.RUNNING: "unfinished",
}


@dataclass(frozen=True)
class TrialResult:
    """One trial.

    Attributes:
        number: From 1.
        state: Whether it went to its end.
        loss: The lowest cross-entropy on validation; none before an epoch.
        losses: The same by epoch, counted from 1; none where it was not a number.
        settings: Hyperparameters that it changed in the recipe.
        figures: Of its run's calibrated model on validation; empty unless finished.
        reason: Why it failed.
    """

    number: int
    state: State
    loss: float | None
    losses: Mapping[int, float | None]
    settings: Mapping[str, Value]
    figures: Mapping[str, float]
    reason: str | None


@dataclass(frozen=True)
class StudyOutcome:
    """All trials, in their order.

    Attributes:
        trials: Those begun.
        importance: How much each setting had to do with a low loss, as shares; empty where too few
            trials are finished to tell.
    """

    trials: tuple[TrialResult, ...]
    importance: Mapping[str, float]

    @property
    def done(self) -> int:
        """How many trials will not go on."""
        return sum(trial.state != "unfinished" for trial in self.trials)

    @property
    def best(self) -> TrialResult | None:
        """The finished trial with the lowest loss, if one is finished."""
        finished = [trial for trial in self.trials if trial.state == "finished"]
        return min(finished, key=lambda trial: trial.loss or 0.0, default=None)


def outcome_of(study: optuna.Study) -> StudyOutcome:
    """Return what came of Optuna's study."""
    trials = study.get_trials(deepcopy=False)
    finished = sum(trial.state == TrialState.COMPLETE for trial in trials)
    importance = optuna.importance.get_param_importances(study) if finished >= ENOUGH else {}
    return StudyOutcome(tuple(map(_tried, trials)), importance)


def _tried(trial: FrozenTrial) -> TrialResult:
    losses = {step: _finite(loss) for step, loss in sorted(trial.intermediate_values.items())}
    known = [loss for loss in losses.values() if loss is not None]
    attributes: Mapping[str, Any] = trial.user_attrs
    return TrialResult(
        number=trial.number + 1,
        state=_STATES[trial.state],
        loss=trial.value if trial.state == TrialState.COMPLETE else min(known, default=None),
        losses=losses,
        settings=trial.params,
        figures=attributes.get(FIGURES, {}),
        reason=attributes.get(REASON),
    )


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
