from dataclasses import replace

from tests.evaluations import make_report
from trainer.evaluation.report import Estimate
from trainer.evaluation.terms import LABELLED, VOTED, interval, terms
from trainer.reporting.tables import percent, table


def test_shares_are_percentages_and_other_figures_are_not() -> None:
    assert percent(0.86905) == "86.9 %"
    assert VOTED["agreement"].write(0.5) == "50.0 %"
    assert VOTED["cross_entropy"].write(0.7831) == "0.783"


def test_intervals_name_their_unit_once() -> None:
    estimate = Estimate(0.5, 0.25, 0.75)
    assert interval(VOTED["agreement"], estimate) == "25.0 to 75.0 %"
    assert interval(VOTED["calibration_error"], estimate) == "0.250 to 0.750"


def test_without_votes_nothing_is_said_of_voters() -> None:
    faces = make_report().faces
    assert terms(faces) is VOTED
    assert terms(replace(faces, votes=None)) is LABELLED
    assert not any("vote" in term.meaning for term in LABELLED.values())


def test_a_table_is_aligned_and_its_figures_stand_to_the_right() -> None:
    assert table(("a name", "value"), [("x", "1.25"), ("longer", "10")]).splitlines() == [
        "| a name | value |",
        "| ------ | ----: |",
        "| x      |  1.25 |",
        "| longer |    10 |",
    ]
    assert table(("a", "b"), [("x", "y")], names=2).splitlines()[1] == "| --- | --- |"
