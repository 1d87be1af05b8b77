"""Text of a study: ``report.md``, and the lines that are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trainer.reporting.tables import percent, table
from trainer.reporting.wrapping import wrapped
from trainer.tuning.outcome import ENOUGH, StudyOutcome, TrialResult
from trainer.tuning.plan import SearchPlan
from trainer.tuning.settings import Value

CAVEAT = (
    "All figures are measured on validation, which each trial chose its best epoch on and the "
    "search chose the best trial on, so they flatter, the best one most. Each trial had the same "
    "seed: another seed would move its figures a little, and differences that small mean nothing. "
    "Hold the final model against faces that chose nothing: another split, or another dataset."
)

_ORDER = ("finished", "ended early", "failed", "unfinished")
_VOTED = "validation_agreement"
_FIGURES = {
    _VOTED: "agreement",
    "validation_accuracy": "accuracy",
    "validation_macro_recall": "macro recall",
}


def describe_settings(settings: Mapping[str, Value]) -> str:
    """Return settings as text."""
    return ", ".join(f"{name} {_shown(value)}" for name, value in settings.items())


def to_markdown(name: str, outcome: StudyOutcome, plan: SearchPlan) -> str:
    """Return the text of ``report.md``.

    Args:
        name: Of the study.
        outcome: What came of it so far.
        plan: What it searches.
    """
    dataset = plan.dataset
    source = f"{dataset.name}, with the votes of {dataset.votes}" if dataset.votes else dataset.name
    return wrapped(
        "\n\n".join(
            [
                f"# Search {name}",
                f"Which settings of a recipe give {plan.recipe.network.architecture} the lowest "
                f"cross-entropy on validation: {len(dataset.validation):,} faces of {source}; "
                f"{len(dataset.training):,} were trained on. {_untouched(plan)}{_count(outcome)}",
                CAVEAT,
                _best(outcome),
                "## What was tried",
                _MEANING,
                _table(outcome, plan),
                *_reasons(outcome),
                "## Which settings mattered",
                _importance(outcome),
            ]
        )
    )


_MEANING = (
    "*loss* is the cross-entropy on validation of the epoch that was kept, in nats. A trial is "
    "*ended early* where it falls behind the median of the finished ones; its run is not kept."
)


def _untouched(plan: SearchPlan) -> str:
    test = plan.dataset.test
    return "" if test is None else f"The test split ({len(test):,} faces) was not touched. "


def _count(outcome: StudyOutcome) -> str:
    states = [trial.state for trial in outcome.trials]
    counts = [f"{states.count(state)} {state}" for state in _ORDER if state in states]
    return f"Trials: {', '.join(counts)}." if counts else "No trial was begun yet."


def _best(outcome: StudyOutcome) -> str:
    if outcome.best is None:
        return "No trial has finished yet."
    best = outcome.best
    return (
        f"The best is trial {best.number}, with a loss of {best.loss:.4f}: "
        f"{describe_settings(best.settings)}. `best.toml` is its recipe, for "
        "`python -m trainer fit --recipe`."
    )


def _table(outcome: StudyOutcome, plan: SearchPlan) -> str:
    trials = sorted(outcome.trials, key=lambda trial: (_ORDER.index(trial.state), _loss(trial)))
    known = [
        name
        for name in _FIGURES
        if any(name in trial.figures for trial in trials)
        and (plan.dataset.votes or name != _VOTED)  # without votes it is the accuracy again
    ]
    header = ["trial", "state", "loss", *(_FIGURES[name] for name in known), "epochs", *plan.space]
    rows = [
        [
            str(trial.number),
            trial.state,
            _four(trial.loss),
            *(_four(trial.figures.get(name)) for name in known),
            str(len(trial.losses)),
            *(_shown(trial.settings.get(name, "")) for name in plan.space),
        ]
        for trial in trials
    ]
    return table(header, rows, names=2)


def _reasons(outcome: StudyOutcome) -> Iterator[str]:
    for trial in outcome.trials:
        if trial.reason:
            yield f"Trial {trial.number} failed: {trial.reason}"


def _importance(outcome: StudyOutcome) -> str:
    if not outcome.importance:
        return f"That can be told from {ENOUGH} finished trials on."
    rows = [(name, percent(share)) for name, share in outcome.importance.items()]
    return (
        "How much each setting had to do with being among the best trials (PED-ANOVA, Watanabe et "
        "al. 2023, arXiv 2304.10255), a rough guess with few trials:\n\n"
        f"{table(('setting', 'share'), rows)}"
    )


def _loss(trial: TrialResult) -> float:
    return float("inf") if trial.loss is None else trial.loss


def _four(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _shown(value: Value) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
