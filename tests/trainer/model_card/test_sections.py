from dataclasses import replace
from pathlib import Path

import pytest

from tests.evaluations import make_card, make_report
from trainer.evaluation.report_text import INTERVALS
from trainer.model_card import sections
from trainer.run import Card, Run


@pytest.fixture
def card(tmp_path: Path) -> Card:
    run = Run(tmp_path)
    run.model.touch()
    return make_card(run, ("angry", "happy"))


def test_without_an_evaluation_the_card_s_own_figures_stand_there(card: Card) -> None:
    text = sections.figures(card, [])
    assert "| validation: accuracy          | 75.0 % |" in text
    assert "| validation: calibration error |  0.030 |" in text
    assert "no evaluation was given" in " ".join(text.split())


def test_evaluations_stand_one_after_another_and_are_explained_once(card: Card) -> None:
    report = make_report()
    test = replace(report, faces=replace(report.faces, split="test"))
    text = sections.figures(card, [report, test])
    assert "### Validation of faces.zip (run, float32)" in text
    assert "### Test of faces.zip (run, float32)" in text
    assert text.count("- *macro recall*:") == 1
    assert text.count("| happy      |    30 |") == 2
    assert text.endswith(INTERVALS)


def test_the_whole_path_is_told_where_it_was_measured(card: Card) -> None:
    assert sections.end_to_end(card) == ""
    measured = {"validation_end_to_end_found": 0.72, "validation_end_to_end_lost": 0.014}
    text = sections.end_to_end(replace(card, metrics=measured))
    assert "| faces found                         |     72.0 % |" in text
    assert "| agreement lost against direct crops | 1.4 points |" in text
    assert "agreement among those found" not in text


def test_failures_begin_with_the_least_reliable_expression() -> None:
    first, second = sections.failures([make_report()]).splitlines()[2:]
    assert first == "- *angry*: 8 of 10 found; 2 taken for *happy*, the commonest mistake."
    assert second == "- *happy*: 30 of 30 found."


def test_an_expression_without_faces_is_no_failure() -> None:
    report = make_report()
    absent = replace(report.expressions["angry"], faces=0, recall=None)
    report = replace(report, expressions={**report.expressions, "angry": absent})
    assert "angry" not in sections.failures([report])


def test_without_an_evaluation_no_failures_are_invented() -> None:
    assert sections.failures([]).startswith("No evaluation was given")
