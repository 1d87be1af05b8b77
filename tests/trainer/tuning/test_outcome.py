import math

import optuna
import pytest
from optuna.trial import TrialState

from trainer.tuning.outcome import ENOUGH, FIGURES, REASON, outcome_of


@pytest.fixture
def study() -> optuna.Study:
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=0))


def begin(study: optuna.Study, *losses: float) -> optuna.Trial:
    trial = study.ask()
    trial.suggest_float("fine.rate", 0, 1)
    trial.suggest_float("network.dropout", 0, 1)
    for epoch, loss in enumerate(losses, 1):
        trial.report(loss, epoch)
    return trial


def test_nothing_came_of_nothing(study: optuna.Study) -> None:
    outcome = outcome_of(study)
    assert (outcome.trials, outcome.done, outcome.best, outcome.importance) == ((), 0, None, {})


def test_every_state_is_told(study: optuna.Study) -> None:
    done = begin(study, 0.9, 0.7)
    done.set_user_attr(FIGURES, {"validation_accuracy": 0.5})
    study.tell(done, 0.7)
    study.tell(begin(study, 0.2), state=TrialState.PRUNED)
    failed = begin(study)
    failed.set_user_attr(REASON, "no weights")
    study.tell(failed, state=TrialState.FAIL)
    begin(study, 0.9, math.nan, 0.8)

    outcome = outcome_of(study)
    assert [trial.state for trial in outcome.trials] == [
        "finished",
        "ended early",
        "failed",
        "unfinished",
    ]
    assert [trial.loss for trial in outcome.trials] == [0.7, 0.2, None, 0.8]
    assert outcome.done == 3
    assert outcome.best == outcome.trials[0]
    assert outcome.best.figures == {"validation_accuracy": 0.5}
    assert outcome.best.settings == done.params
    assert outcome.trials[2].reason == "no weights"
    assert outcome.trials[3].losses == {1: 0.9, 2: None, 3: 0.8}


def test_a_loss_of_nothing_is_the_best(study: optuna.Study) -> None:
    for loss in (0.5, 0.0, 0.3):
        study.tell(begin(study, loss), loss)
    best = outcome_of(study).best
    assert best is not None
    assert best.number == 2


def test_what_mattered_is_told_once_there_is_enough_to_tell(study: optuna.Study) -> None:
    for number in range(ENOUGH):
        assert outcome_of(study).importance == {}, number
        trial = begin(study, 0.5)
        study.tell(trial, trial.params["fine.rate"])
    importance = outcome_of(study).importance
    assert set(importance) == {"fine.rate", "network.dropout"}
    assert sum(importance.values()) == pytest.approx(1)
    assert importance["fine.rate"] > importance["network.dropout"]
