from __future__ import annotations

import dataclasses
import json
import logging
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.runs import tiny_dataset
from tests.searches import FakeFit, make_plan
from trainer.data.dataset import Dataset
from trainer.errors import OutputError, StudyError, WeightsError
from trainer.recipe import read_recipe
from trainer.tuning.outcome import StudyOutcome
from trainer.tuning.plan import SearchPlan
from trainer.tuning.space import Choices
from trainer.tuning.study_text import to_markdown

if TYPE_CHECKING:
    from trainer.tuning.search import Search


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return tiny_dataset(tmp_path_factory.mktemp("search"))


def search_in(plan: SearchPlan, folder: Path) -> Search:
    from trainer.tuning.search import Search

    return Search(plan, folder)


def states(outcome: StudyOutcome) -> list[str]:
    return [trial.state for trial in outcome.trials]


def folders(study: Path) -> list[str]:
    return sorted(path.name for path in study.iterdir() if path.is_dir())


def test_the_lowest_loss_is_the_best(
    dataset: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    fit = FakeFit(monkeypatch, [[0.9, 0.8], [0.9, 0.6, 0.7], [0.7]])
    outcome = search_in(make_plan(dataset), tmp_path / "study").run(3)
    assert states(outcome) == ["finished"] * 3
    assert outcome.best is not None
    assert (outcome.best.number, outcome.best.loss) == (2, 0.6)
    assert folders(tmp_path / "study") == ["trial-001", "trial-002", "trial-003"]
    assert read_recipe(str(tmp_path / "study" / "best.toml")) == fit.recipes[1]
    assert len({recipe.fine.rate for recipe in fit.recipes}) == 3
    assert {recipe.seed for recipe in fit.recipes} == {1}
    said = caplog.text
    assert f"Trial 2 of 3: fine.rate {fit.recipes[1].fine.rate:.4g}, batches.size" in said
    assert "Trial 3: 0.7000; the lowest so far: 0.6000" in said


def test_no_trial_sees_the_test_split(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(dataclasses.replace(dataset, test=dataset.validation))
    fit = FakeFit(monkeypatch, [[0.9], [0.8]])
    outcome = search_in(plan, tmp_path / "study").run(2)
    assert [given.test for given in fit.datasets] == [None, None]
    report = to_markdown("study", outcome, plan)
    assert f"({len(dataset.validation)} faces) was not touched" in report.replace("\n", " ")


def test_more_trials_go_on_and_fewer_change_nothing(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(dataset)
    FakeFit(monkeypatch, [[0.9], [0.8]])
    search_in(plan, tmp_path / "study").run(2)
    assert len(search_in(plan, tmp_path / "study").run(1).trials) == 2
    FakeFit(monkeypatch, [[0.7]])
    assert [trial.loss for trial in search_in(plan, tmp_path / "study").run(3).trials] == [
        0.9,
        0.8,
        0.7,
    ]


@pytest.mark.slow
def test_a_trial_that_falls_behind_is_ended_and_leaves_nothing(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = [1.0, 0.9, 0.8]
    fit = FakeFit(monkeypatch, [*[good] * 5, [1.2, 1.1, 0.1], good])
    outcome = search_in(make_plan(dataset), tmp_path / "study").run(7)
    assert states(outcome) == [*["finished"] * 5, "ended early", "finished"]
    assert outcome.trials[5].losses == {1: 1.2}
    assert "trial-006" not in folders(tmp_path / "study")
    assert len(folders(tmp_path / "study")) == 6
    assert not fit.trainings


def test_a_trial_that_diverges_is_ended_at_once_and_never_the_best(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeFit(monkeypatch, [[math.nan, 0.1], [0.9]])
    outcome = search_in(make_plan(dataset), tmp_path / "study").run(2)
    assert states(outcome) == ["ended early", "finished"]
    assert outcome.trials[0].loss is None
    report = (tmp_path / "study" / "report.json").read_text()
    assert "NaN" not in report
    assert json.loads(report)["trials"][0]["losses"] == {"1": None}


def test_ctrl_c_keeps_what_is_done_and_the_trial_goes_on(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(dataset)
    fit = FakeFit(monkeypatch, [[0.9], [0.8, None, 0.7]])
    with pytest.raises(KeyboardInterrupt):
        search_in(plan, tmp_path / "study").run(2)
    assert "1 finished, 1 unfinished" in (tmp_path / "study" / "report.md").read_text()
    outcome = search_in(plan, tmp_path / "study").run(2)
    assert states(outcome) == ["finished"] * 2
    assert outcome.trials[1].losses == {1: 0.8, 2: 0.7}
    assert fit.recipes[1] == fit.recipes[2]


@pytest.mark.parametrize("error", [OutputError("No space left"), OSError(28, "No space left")])
def test_a_full_disk_stops_the_search_and_the_trial_goes_on(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    plan = make_plan(dataset)
    FakeFit(monkeypatch, [[0.8, error], [0.7]])
    with pytest.raises(OutputError, match="No space left"):
        search_in(plan, tmp_path / "study").run(1)
    assert folders(tmp_path / "study") == ["trial-001"]
    assert search_in(plan, tmp_path / "study").run(1).trials[0].losses == {1: 0.8, 2: 0.7}


def test_settings_that_cannot_be_trained_stop_the_search_and_are_not_tried_again(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(dataset)
    fit = FakeFit(monkeypatch, [[WeightsError("no such weights.")], [0.7]])
    with pytest.raises(WeightsError):
        search_in(plan, tmp_path / "study").run(2)
    assert folders(tmp_path / "study") == []
    assert "Trial 1 failed: no such weights." in (tmp_path / "study" / "report.md").read_text()
    outcome = search_in(plan, tmp_path / "study").run(2)
    assert states(outcome) == ["failed", "finished"]
    assert fit.recipes[0] != fit.recipes[1]


def test_settings_that_do_not_go_together_count_as_failed(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = {
        "network.architecture": Choices(("cnn3", "cnn4")),
        "network.weights": Choices(("imagenet", "x.weights.h5")),
    }
    fit = FakeFit(monkeypatch, [])
    with pytest.raises(StudyError, match=r"set network\.weights=none"):
        search_in(make_plan(dataset, space=space), tmp_path / "study").run(1)
    assert fit.recipes == []
    assert "1 failed" in (tmp_path / "study" / "report.md").read_text()


def test_a_report_is_there_before_the_first_trial_ends(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeFit(monkeypatch, [[KeyboardInterrupt()]])
    with pytest.raises(KeyboardInterrupt):
        search_in(make_plan(dataset), tmp_path / "study").run(1)
    assert "No trial has finished yet" in (tmp_path / "study" / "report.md").read_text()
    assert not (tmp_path / "study" / "best.toml").exists()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"space": {"fine.rate": Choices((0.1, 0.2))}}, "space"),
        ({"recipe": read_recipe("cnn3")}, "recipe"),
    ],
)
def test_another_plan_is_refused(
    dataset: Dataset, tmp_path: Path, change: dict[str, Any], name: str
) -> None:
    search_in(make_plan(dataset), tmp_path / "study")
    with pytest.raises(StudyError, match=f"holds a study with another {name}: "):
        search_in(make_plan(dataset, **change), tmp_path / "study")
