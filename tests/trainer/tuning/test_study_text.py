import dataclasses

import pytest

from tests.runs import tiny_dataset
from tests.searches import make_plan
from trainer.tuning.outcome import StudyOutcome, TrialResult
from trainer.tuning.plan import SearchPlan
from trainer.tuning.study_text import describe_settings, to_markdown

DONE = TrialResult(
    2,
    "finished",
    0.71234,
    {1: 0.8, 2: 0.71234},
    {"fine.rate": 0.00123456, "batches.size": 4},
    {"validation_accuracy": 0.5, "validation_agreement": 0.5, "validation_cross_entropy": 0.7},
    None,
)
WORSE = dataclasses.replace(DONE, number=1, loss=0.9)
ENDED = TrialResult(3, "ended early", 0.1, {1: 0.1}, DONE.settings, {}, None)
FAILED = TrialResult(4, "failed", None, {}, {"fine.rate": 0.5}, {}, "no weights for it.")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> SearchPlan:
    return make_plan(tiny_dataset(tmp_path_factory.mktemp("text")))


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_settings_are_short() -> None:
    shown = describe_settings(
        {"fine.rate": 0.00123456, "fine.optimizer": "sgd", "augmentation.flip": True}
    )
    assert shown == "fine.rate 0.001235, fine.optimizer sgd, augmentation.flip True"


def test_the_best_comes_first_and_what_was_ended_never_beats_it(plan: SearchPlan) -> None:
    text = to_markdown("mine", StudyOutcome((WORSE, DONE, ENDED, FAILED), {}), plan)
    header, _, *trials = rows(text)
    assert header == [
        "trial",
        "state",
        "loss",
        "accuracy",
        "epochs",
        "fine.rate",
        "batches.size",
    ]
    assert [trial[0] for trial in trials] == ["2", "1", "3", "4"]
    assert trials[0] == ["2", "finished", "0.7123", "0.5000", "2", "0.001235", "4"]
    assert trials[3] == ["4", "failed", "", "", "0", "0.5", ""]
    assert "The best is trial 2, with a loss of 0.7123: fine.rate 0.001235" in text
    assert "Trials: 2 finished, 1 ended early, 1 failed." in text.replace("\n", " ")
    assert "Trial 4 failed: no weights for it." in text


def test_says_what_the_figures_are_worth(plan: SearchPlan) -> None:
    text = " ".join(to_markdown("mine", StudyOutcome((), {}), plan).split())
    assert "12 faces of faces; 24 were trained on. No trial was begun yet." in text
    assert "so they flatter, the best one most" in text
    assert "another seed would move its figures" in text
    assert "told from 10 finished trials on" in text


def test_votes_are_named(plan: SearchPlan) -> None:
    voted = make_plan(dataclasses.replace(plan.dataset, votes="ferplus.csv"))
    text = to_markdown("mine", StudyOutcome((DONE,), {}), voted)
    assert "12 faces of faces, with the votes of ferplus.csv" in " ".join(text.split())
    assert rows(text)[0][3:5] == ["agreement", "accuracy"]


def test_shares_of_importance_are_a_table(plan: SearchPlan) -> None:
    text = to_markdown(
        "mine", StudyOutcome((DONE,), {"fine.rate": 0.75, "batches.size": 0.25}), plan
    )
    assert rows(text)[-2:] == [["fine.rate", "75.0 %"], ["batches.size", "25.0 %"]]
