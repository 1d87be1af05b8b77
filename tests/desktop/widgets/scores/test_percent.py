from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.scores.percent import percent_text, whole_percents

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
