import math

import numpy as np
import pytest

from benchmarks.tracking.label_jitter import Viewer, at_tie, swapped

HAPPY = np.array([[0.8, 0.1, 0.1], [0.7, 0.2, 0.1]], np.float32)
SAD = np.array([[0.1, 0.1, 0.8], [0.1, 0.2, 0.7]], np.float32)
TORN = np.array([[0.5, 0.4, 0.1], [0.4, 0.5, 0.1]], np.float32)
"""One of two names, at random."""


@pytest.mark.parametrize("rate", [10, 30])
def test_names_are_counted_as_they_change(rate: int) -> None:
    viewer = Viewer(rate)
    assert viewer.label_jitter(HAPPY, 1) == (0, 0)
    by_itself, shown = viewer.label_jitter(TORN, 2)
    assert by_itself == pytest.approx(30 * rate, rel=0.2)  # every other frame
    assert shown < 1


@pytest.mark.parametrize("rate", [10, 30])
def test_a_change_shows_after_a_while(rate: int) -> None:
    change = Viewer(rate).change(HAPPY, SAD)
    assert change.lead == pytest.approx(0.65)
    assert 2 / rate <= change.seconds <= 0.3


def test_a_change_that_does_not_show_takes_for_ever() -> None:
    hardly = np.array([[0.34, 0.3, 0.36]], np.float32)
    change = Viewer(10).change(HAPPY, hardly)
    assert change.lead == pytest.approx(0.02)
    assert change.seconds == math.inf


def test_at_a_tie_neither_leads_and_the_spread_stays() -> None:
    tied = at_tie(HAPPY)
    assert tied[:, 0].mean() == pytest.approx(tied[:, 1].mean(), abs=1e-4)
    assert tied.sum(axis=1) == pytest.approx(1)
    assert tied[0, 0] > tied[1, 0]


def test_the_two_likeliest_are_swapped() -> None:
    np.testing.assert_array_equal(swapped(HAPPY), HAPPY[:, [1, 0, 2]])
