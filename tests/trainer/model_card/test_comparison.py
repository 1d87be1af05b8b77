from dataclasses import replace
from pathlib import Path

import pytest

from tests.evaluations import change_card, make_report, write_run
from trainer.errors import RunError
from trainer.evaluation.report_io import NAME, to_json
from trainer.model_card.comparison import comparison
from trainer.run import Run

METRICS = {
    "validation_agreement": 0.5,
    "validation_accuracy": 0.4,
    "validation_macro_recall": 0.3,
    "validation_calibration_error": 0.2,
}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = write_run(tmp_path / "ours")
    change_card(run, metrics=METRICS, scores_mean="votes")
    return run


@pytest.fixture
def other(tmp_path: Path) -> Run:
    """A run that learnt the labels."""
    run = write_run(tmp_path / "theirs")
    change_card(run, metrics=METRICS)
    return run


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")[1:-1]]


def rows(run: Run, other: Run, *, votes: str | None = "") -> list[list[str]]:
    reports = [] if votes == "" else [make_report(votes)]
    return [cells(row) for row in comparison(run, reports, [other]).splitlines()[-2:]]


def test_without_evaluations_the_figures_are_the_cards(run: Run, other: Run) -> None:
    ours, theirs = rows(run, other)
    assert ours == ["this model", "cnn3", "votes", "50.0 %", "30.0 %", "0.200", "40.0 %"]
    # Its agreement is with the labels, which is something else.
    assert theirs == ["theirs", "cnn3", "labels", *["not measured"] * 3, "40.0 %"]


def test_evaluations_with_votes_are_preferred(run: Run, other: Run) -> None:
    folder = other.folder / "evaluation" / "validation"
    folder.mkdir(parents=True)
    report = make_report(keras_digest=other.read_card().keras_digest)
    (folder / NAME).write_text(to_json(report))
    ours, theirs = rows(run, other, votes="ferplus.csv")
    assert ours[3] == theirs[3] == "95.0 % (90.0 to 100.0 %)"
    assert theirs[5] == "0.950 (0.900 to 1.000)"


def test_evaluations_without_votes_or_of_another_split_are_not_compared(
    run: Run, other: Run
) -> None:
    assert rows(run, other, votes=None)[0][3] == "50.0 %"
    test = replace(make_report(), faces=replace(make_report().faces, split="test"))
    assert "95.0 %" not in comparison(run, [test], [other])


def test_refuses_what_is_no_run(run: Run, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a finished run"):
        comparison(run, [], [Run(tmp_path / "gone")])
