import dataclasses
import json
import math
from pathlib import Path

import optuna
import pytest

from tests.datasets import LABELS
from tests.evaluations import make_card, make_record
from tests.runs import TINY, tiny_backbone, tiny_dataset
from tests.searches import SPACE, FakeFit
from trainer.recipe_settings import Monitor
from trainer.run import Run
from trainer.tuning.outcome import FIGURES
from trainer.tuning.space import Range


class Impatient(optuna.pruners.BasePruner):
    """Ends every trial at its second epoch."""

    def prune(self, study: optuna.Study, trial: optuna.trial.FrozenTrial) -> bool:  # noqa: ARG002
        return trial.last_step == 2


@pytest.fixture
def study() -> optuna.Study:
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna.create_study(pruner=Impatient())


def test_runs_are_numbered_from_1() -> None:
    from trainer.tuning.trial import run_of

    assert run_of(Path("study"), 6) == Run(Path("study/trial-007"))


def test_settings_are_of_the_recipe_s_kind(study: optuna.Study) -> None:
    from trainer.tuning.trial import suggest

    trial = study.ask()
    space = {**SPACE, "fine.epochs": Range(2, 4, log=True)}
    settings = suggest(trial, space, TINY)
    assert list(settings) == ["fine.rate", "batches.size", "fine.epochs"]
    assert isinstance(settings["fine.rate"], float)
    assert 1e-4 <= settings["fine.rate"] <= 1e-2
    assert settings["batches.size"] in (4, 8)
    assert settings["fine.epochs"] in (2, 3, 4)
    assert isinstance(settings["fine.epochs"], int)
    assert suggest(trial, space, TINY) == settings


def test_an_epoch_is_reported_and_may_be_the_last(study: optuna.Study) -> None:
    from trainer.tuning.trial import PruningCallback

    trial = study.ask()
    watcher = PruningCallback(trial)
    watcher.on_epoch_end(0, {"val_loss": 1.0})
    with pytest.raises(optuna.TrialPruned):
        watcher.on_epoch_end(1, {"val_loss": 0.5})
    study.tell(trial, 0.5)
    assert study.trials[0].intermediate_values == {1: 1.0, 2: 0.5}


@pytest.mark.parametrize("loss", [math.nan, math.inf])
def test_a_training_that_diverges_ends(study: optuna.Study, loss: float) -> None:
    from trainer.tuning.trial import PruningCallback

    with pytest.raises(optuna.TrialPruned):
        PruningCallback(study.ask()).on_epoch_end(0, {"val_loss": loss})


def test_trains_until_it_is_pruned(
    study: optuna.Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.tuning.trial import train

    monkeypatch.setattr("trainer.networks.architectures.mobilenet.backbone", tiny_backbone)
    trial, run = study.ask(), Run(tmp_path / "run")
    with pytest.raises(optuna.TrialPruned):
        train(trial, TINY, tiny_dataset(tmp_path), run)
    assert not run.card.exists()

    study.pruner = optuna.pruners.NopPruner()
    loss = train(trial, TINY, tiny_dataset(tmp_path), run)
    study.tell(trial, loss)
    kept = study.trials[0]
    assert kept.value == min(kept.intermediate_values.values())
    assert kept.user_attrs[FIGURES] == run.read_card().metrics


def test_a_run_that_is_there_is_not_trained_again(
    study: optuna.Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.tuning.trial import train

    run = Run(tmp_path)
    FakeFit(monkeypatch, []).write(run, [0.8, 0.6, 0.7], complete=True)
    assert train(study.ask(), TINY, tiny_dataset(tmp_path), run) == 0.6


@pytest.mark.parametrize(("monitor", "loss"), [("loss", 0.5), ("accuracy", 0.7)])
def test_a_trial_is_worth_what_the_epoch_that_was_kept_is(
    study: optuna.Study, monitor: Monitor, loss: float, tmp_path: Path
) -> None:
    from trainer.tuning.trial import train

    run = Run(tmp_path / "trial")
    run.folder.mkdir()
    run.model.write_bytes(b"")
    surest = make_record(2, 0.7) | {"val_accuracy": 0.9}
    run.history.write_text(json.dumps([make_record(1, 0.5), surest]))
    run.write_card(dataclasses.replace(make_card(run, LABELS), complete=True))
    recipe = dataclasses.replace(TINY, monitor=monitor)
    assert train(study.ask(), recipe, tiny_dataset(tmp_path), run) == loss
