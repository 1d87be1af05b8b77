"""Scores in words: names, percentages, people, and what the evidence means."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.evidence_key import EvidenceKey
from desktop.widgets.scores.expression_names import expression_text, expression_word
from desktop.widgets.scores.people import people_text
from desktop.widgets.scores.percent import percent_text, whole_percents
from tests.translators import spoken

SHARES = st.dictionaries(st.text(), st.floats(0, 1), min_size=1).filter(
    lambda scores: sum(scores.values()) > 1e-6
)


@given(SHARES)
def test_percents_add_up_and_stay_within_one_of_the_exact(scores: dict[str, float]) -> None:
    percents = whole_percents(scores)
    assert list(percents) == list(scores)
    assert sum(percents.values()) == 100
    total = sum(scores.values())
    for name, score in scores.items():
        assert abs(percents[name] - 100 * score / total) < 1 + 1e-9


@given(st.dictionaries(st.text(), st.integers(1, 1000), min_size=1))
def test_a_larger_score_never_gets_the_smaller_percentage(scores: dict[str, float]) -> None:
    percents = whole_percents(scores)
    for one, other in combinations(scores, 2):
        if scores[one] > scores[other]:
            assert percents[one] >= percents[other]


@pytest.mark.parametrize(
    ("scores", "percents"),
    [
        ({"a": 1.0}, {"a": 100}),
        ({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}, {"a": 34, "b": 33, "c": 33}),
        ({"a": 0.335, "b": 0.665}, {"a": 34, "b": 66}),
        ({"a": 0.004, "b": 0.996}, {"a": 0, "b": 100}),
    ],
)
def test_what_is_missing_goes_to_whom_lost_most(
    scores: dict[str, float], percents: dict[str, int]
) -> None:
    assert whole_percents(scores) == percents


def test_number_and_sign_stay_together() -> None:
    assert percent_text(83) == "83\u202f%"


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    with spoken(lambda text: f"{text}!"):
        yield


@pytest.mark.usefixtures("shouting")
def test_what_is_known_is_said_in_the_users_language() -> None:
    assert expression_text("happy") == "Happy!"
    assert expression_word("happy") == "happy!"


@pytest.mark.usefixtures("shouting")
def test_what_is_not_is_said_as_the_model_does() -> None:
    assert expression_text("bored") == "Bored"
    assert expression_word("bored") == "bored"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.03, "Hardly anyone would say happy."),
        (0.06, "1 of 10 people would say happy."),
        (0.7, "7 of 10 people would say happy."),
        (0.94, "9 of 10 people would say happy."),
        (0.96, "Nearly everyone would say happy."),
        (1.0, "Nearly everyone would say happy."),
    ],
)
def test_shares_are_said_as_people(share: float, text: str) -> None:
    assert people_text("happy", share) == text


def test_it_is_hidden_until_there_is_something_to_say(qtbot: QtBot) -> None:
    key = EvidenceKey()
    qtbot.addWidget(key)
    (label,) = key.findChildren(QLabel)
    assert key.isHidden()
    key.show_meaning("happy")
    assert key.isVisible()
    assert "evidence for “happy”" in label.text()
    assert "not whether it is right" in label.text()
    key.show_none()
    assert "still pictures only" in label.text()
