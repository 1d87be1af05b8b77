from pathlib import Path

import optuna
import pytest
from optuna.trial import TrialState

from trainer.errors import StudyError
from trainer.tuning.storage import Trials

IDENTITY = {"dataset": "faces", "space": {"fine.rate": (0, 1)}}


def open_trials(folder: Path, **changes: object) -> Trials:
    return Trials(folder, {**IDENTITY, **changes}, optuna.pruners.NopPruner())


def draw(trials: Trials, seed: int = 1) -> tuple[optuna.Trial, float]:
    trial = trials.next(seed)
    return trial, trial.suggest_float("fine.rate", 0, 1)


def finish(trials: Trials, seed: int = 1) -> float:
    trial, rate = draw(trials, seed)
    trials.study.tell(trial, rate)
    return rate


def test_a_trial_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    trials = open_trials(tmp_path / "study")
    finish(trials)
    trial, rate = draw(trials)
    trial.report(0.5, 1)

    again = open_trials(tmp_path / "study")
    same, kept = draw(again)
    assert (same.number, kept) == (1, rate)
    again.study.tell(same, 0.1)
    assert again.study.trials[1].intermediate_values == {1: 0.5}
    assert again.study.trials[1].state == TrialState.COMPLETE
    assert draw(again)[0].number == 2


def test_chance_is_the_seed_s_and_survives_a_restart(tmp_path: Path) -> None:
    whole = open_trials(tmp_path / "whole")
    rates = [finish(whole) for _ in range(4)]
    assert len(set(rates)) == 4
    broken = [finish(open_trials(tmp_path / "broken")) for _ in range(4)]
    assert broken == rates
    assert finish(open_trials(tmp_path / "other"), seed=2) != rates[0]


def test_a_line_that_was_cut_short_is_dropped(tmp_path: Path) -> None:
    finish(open_trials(tmp_path))
    with (tmp_path / "trials.jsonl").open("a") as journal:
        journal.write('{"op_code": 4, "worker')
    finish(open_trials(tmp_path))
    assert len(open_trials(tmp_path).study.trials) == 2


def test_a_journal_of_half_a_line_starts_anew(tmp_path: Path) -> None:
    open_trials(tmp_path)
    (tmp_path / "trials.jsonl").write_text('{"op_c')
    finish(open_trials(tmp_path))


@pytest.mark.parametrize("text", ["not json\n{}\n", "{}\n", "[1]\n", '{"op_code": 77}\n'])
def test_a_damaged_journal_is_one_sentence(tmp_path: Path, text: str) -> None:
    open_trials(tmp_path)
    (tmp_path / "trials.jsonl").write_text(text)
    with pytest.raises(StudyError, match=r"trials\.jsonl is damaged \(.*give another --study"):
        open_trials(tmp_path)


@pytest.mark.parametrize("text", ["", "[", "7"])
def test_a_damaged_identity_is_one_sentence(tmp_path: Path, text: str) -> None:
    open_trials(tmp_path)
    (tmp_path / "study.json").write_text(text)
    with pytest.raises(StudyError, match=r"study\.json is damaged \(.*give another --study"):
        open_trials(tmp_path)


def test_another_study_is_refused_by_what_differs(tmp_path: Path) -> None:
    open_trials(tmp_path)
    with pytest.raises(StudyError, match=r"holds a study with another dataset and another space:"):
        open_trials(tmp_path, dataset="photographs", space={})


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StudyError, match=r"holds something else, as it has no study\.json"):
        open_trials(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_a_kill_at_the_very_start_left_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".part-0123.json").write_text("{")
    finish(open_trials(tmp_path))


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyError, match=r"cannot be used for a study \(Not a directory\)"):
        open_trials(tmp_path / "file" / "study")
