from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.tracking.smoothing import DisplayState, Smoother, unsmoothed

HAPPY, NEUTRAL = 0, 1
UNCERTAIN_BELOW = 0.5
RATES = pytest.mark.parametrize("rate", [10, 15, 30])


def shares(happy: float, neutral: float) -> NDArray[np.float32]:
    return np.array([happy, neutral, 1 - happy - neutral], np.float32)


def noisy(happy: float, deviation: float, frames: int, seed: int = 0) -> list[NDArray[np.float32]]:
    """Return scores that trade between two expressions at random."""
    noise = np.random.default_rng(seed).normal(0, deviation, frames)
    return [shares(*np.clip([happy + by, 0.98 - happy - by], 0, 1)) for by in noise]


def show(
    scores: Sequence[NDArray[np.float32]], rate: int, strength: float = 1.0
) -> list[tuple[int, bool]]:
    smoother = Smoother()
    shown = [update(smoother, index / rate, row, strength) for index, row in enumerate(scores)]
    return [(one.top_label, one.uncertain) for one in shown]


def update(
    smoother: Smoother, now: float, scores: NDArray[np.float32], strength: float = 1.0
) -> DisplayState:
    return smoother.update(scores, now, uncertain_below=UNCERTAIN_BELOW, strength=strength)


def changes(values: Sequence[object]) -> int:
    return sum(one != other for one, other in pairwise(values))


@RATES
@pytest.mark.parametrize("seed", range(2))
def test_a_still_face_between_two_expressions_keeps_its_name(rate: int, seed: int) -> None:
    # As strong as was measured on a dim picture; the lead deviates by twice as much.
    minutes = 2
    scores = noisy(0.49, 0.075, 60 * minutes * rate, seed)
    labels = [label for label, _ in show(scores, rate)]
    assert changes([row.argmax() for row in scores]) > 100 * minutes
    assert changes(labels) <= minutes


@RATES
def test_a_still_face_at_the_threshold_keeps_its_certainty(rate: int) -> None:
    scores = [shares(min(1, max(0.3, 0.5 + by)), 0.1) for by in noise(0.08, 60 * 3 * rate)]
    assert changes([uncertain for _, uncertain in show(scores, rate)]) <= 3


def noise(deviation: float, frames: int) -> NDArray[np.float64]:
    return np.random.default_rng(0).normal(0, deviation, frames)


@RATES
@pytest.mark.parametrize("after", [shares(0.1, 0.8), shares(0.26, 0.7)])
def test_a_real_change_shows_within_three_tenths_of_a_second(
    rate: int, after: NDArray[np.float32]
) -> None:
    shown = show([shares(0.8, 0.1)] * rate + [after] * rate, rate)
    frames_late = [label for label, _ in shown].index(NEUTRAL) - rate
    assert (frames_late + 1) / rate <= 0.3  # the change came right after a frame


@RATES
def test_a_real_change_brings_no_uncertainty_with_it(rate: int) -> None:
    shown = show([shares(0.9, 0.05)] * rate + [shares(0.05, 0.9)] * rate, rate)
    assert not any(uncertain for _, uncertain in shown)


def test_one_strange_frame_changes_nothing() -> None:
    scores = [shares(0.8, 0.1)] * 20 + [shares(0.1, 0.8)] + [shares(0.8, 0.1)] * 20
    assert set(show(scores, 10)) == {(HAPPY, False)}


def test_after_a_gap_one_frame_does_not_decide() -> None:
    smoother = Smoother()
    update(smoother, 0.0, shares(0.8, 0.1))
    assert update(smoother, 1.0, shares(0.0, 1.0)).top_label == HAPPY


def test_uncertainty_comes_and_goes() -> None:
    scores = [shares(0.8, 0.1)] * 30 + [shares(0.35, 0.3)] * 60 + [shares(0.8, 0.1)] * 30
    flags = [uncertain for _, uncertain in show(scores, 30)]
    assert (flags[0], flags[89], flags[-1]) == (False, True, False)
    assert changes(flags) == 2


def test_smoothed_shares_are_shares_on_their_way_to_the_scores() -> None:
    smoother = Smoother()
    first = update(smoother, 0.0, shares(0.8, 0.1)).smoothed
    second = update(smoother, 0.05, shares(0.2, 0.7)).smoothed
    last = update(smoother, 2.0, shares(0.2, 0.7)).smoothed
    assert first is not None
    assert second is not None
    assert first == pytest.approx(shares(0.8, 0.1))
    assert 0.5 < second[HAPPY] < 0.8
    assert second.sum() == pytest.approx(1)
    assert last == pytest.approx(shares(0.2, 0.7), abs=1e-3)


def test_what_was_shown_stays_as_it_was() -> None:
    smoother = Smoother()
    before = update(smoother, 0.0, shares(0.8, 0.1)).smoothed
    update(smoother, 0.1, shares(0.1, 0.8))
    assert before == pytest.approx(shares(0.8, 0.1))


def test_without_strength_every_frame_shows_as_it_is() -> None:
    scores = noisy(0.49, 0.1, 200)
    raw = [unsmoothed(row, UNCERTAIN_BELOW) for row in scores]
    shown = show(scores, 30, strength=0.0)
    assert shown == [(one.top_label, one.uncertain) for one in raw]


def test_more_strength_is_slower() -> None:
    scores = [shares(0.8, 0.1)] * 30 + [shares(0.1, 0.8)] * 60
    shown = [[label for label, _ in show(scores, 30, by)].index(NEUTRAL) for by in (0.5, 1, 2)]
    assert shown == sorted(set(shown))


def test_unsmoothed_scores_speak_for_themselves() -> None:
    one = unsmoothed(shares(0.4, 0.3), UNCERTAIN_BELOW)
    assert (one.smoothed, one.top_label, one.uncertain) == (None, HAPPY, True)
    assert not unsmoothed(shares(0.5, 0.3), UNCERTAIN_BELOW).uncertain
