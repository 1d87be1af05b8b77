from dataclasses import replace
from typing import Literal

import pytest

from tests.evaluations import make_report
from trainer.evaluation.report import Report
from trainer.evaluation.report_text import (
    confusion_table,
    confusions,
    headline,
    measured_on,
    per_class,
    to_markdown,
)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_headline_has_a_row_for_each_figure_with_its_interval() -> None:
    rows = headline(make_report()).splitlines()
    assert len(rows) == 2 + 4
    assert rows[2].split("|")[1:4] == [
        " agreement with the voters ",
        " 95.0 % ",
        " 90.0 to 100.0 % ",
    ]
    assert "0.900 to 1.000" in rows[4]


def test_without_votes_agreement_is_not_told_twice() -> None:
    rows = headline(make_report(votes=None))
    assert "agreement" not in rows
    assert "| accuracy" in rows


def test_each_expression_has_a_row_even_if_nothing_is_known() -> None:
    report = make_report()
    absent = replace(report.expressions["angry"], faces=0, recall=None, precision=None, f1=None)
    report = replace(report, expressions={**report.expressions, "angry": absent})
    angry, happy = per_class(report).splitlines()[2:]
    assert angry.count("none") == 3
    assert "100.0 % (100.0 to 100.0)" in happy


def test_says_what_was_measured_and_what_was_left_out() -> None:
    report = make_report()
    assert measured_on(report) == (
        "45 faces of validation in faces.zip, with the votes of ferplus.csv (40 have a majority, "
        "44 five votes or more): chosen on it."
    )
    faces = replace(report.faces, votes=None, left_out=3)
    assert measured_on(replace(report, faces=faces)) == (
        "45 faces of validation in faces.zip; 3 of labels that the model does not know were left "
        "out: chosen on it. The model learnt votes, which labels often contradict: give --votes to "
        "hear both."
    )


def test_says_where_a_model_of_labels_is_held_against_votes() -> None:
    report = make_report()
    assert "The model learnt" not in measured_on(report)
    of_labels = replace(report, subject=replace(report.subject, scores_mean="labels"))
    assert measured_on(of_labels).endswith("learnt labels, which the voters often contradict.")


def test_names_the_commonest_confusions() -> None:
    assert (
        confusions(make_report()) == "Most common confusions: *angry* taken for *happy* (2 of 10)."
    )
    right = replace(make_report(), confusion=((10, 0), (0, 30)))
    assert confusions(right) == "No face was given another name than its own."


@pytest.mark.parametrize("kind", ["run", "model file"])
def test_the_report_warns_of_publishing_faces_and_shows_curves_of_runs_alone(
    kind: Literal["run", "model file"],
) -> None:
    report = make_report()
    text = to_markdown(replace(report, subject=replace(report.subject, kind=kind)))
    assert "keep that file to yourself, do not publish it" in flat(text)
    assert ("curves.png" in text) == (kind == "run")
    assert measured_on(report) in flat(text)
    assert report.subject.protocol in text


def test_the_report_explains_only_the_figures_that_it_has() -> None:
    report = make_report()
    assert "*cross-entropy*:" not in to_markdown(report)
    with_it: Report = replace(
        report, figures={**report.figures, "cross_entropy": report.figures["accuracy"]}
    )
    assert "*cross-entropy*:" in to_markdown(with_it)


def test_the_confusion_matrix_is_told_in_faces() -> None:
    report = make_report()
    text = confusion_table(report.expressions, report.confusion)
    rows = [row.split() for row in text.splitlines()]
    assert rows[2] == ["|", "angry", "|", "8", "|", "2", "|"]
    assert rows[3] == ["|", "happy", "|", "0", "|", "30", "|"]
    assert text in to_markdown(report)
