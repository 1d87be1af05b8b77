import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from emolens.errors import BaselineError
from emolens.tracking.neutral_baseline import NeutralBaseline, baseline_for, described
from tests.fakes import make_reading

LABELS = ("angry", "disgust", "fear", "happy", "neutral", "sad", "surprise")
NEUTRAL = LABELS.index("neutral")
HAPPY = LABELS.index("happy")
SAD = LABELS.index("sad")
SAD_AT_REST = np.array([0.08, 0.0, 0.02, 0.02, 0.46, 0.4, 0.02])
SMILE = np.array([0.02, 0.01, 0.01, 0.7, 0.16, 0.08, 0.02], np.float32)


def shares(least: float = 0.0) -> st.SearchStrategy[NDArray[np.float32]]:
    weights = st.lists(st.floats(least, 1), min_size=7, max_size=7).filter(lambda w: sum(w) > 0.1)
    return weights.map(lambda w: np.array(w, np.float32) / np.float32(sum(w)))


@st.composite
def baselines(draw: st.DrawFn) -> tuple[NDArray[np.float32], NeutralBaseline]:
    rest = draw(shares())
    assume(rest.max() <= 16 * rest[NEUTRAL])
    return rest, NeutralBaseline(LABELS, rest)


def test_a_resting_face_that_reads_forty_percent_sad_is_clearly_neutral_afterwards() -> None:
    corrected = NeutralBaseline(LABELS, SAD_AT_REST).correct(SAD_AT_REST.astype(np.float32))
    assert corrected.argmax() == NEUTRAL
    assert corrected[NEUTRAL] > 0.65
    assert corrected[SAD] < 0.12


def test_a_smile_stays_a_smile_and_a_clearly_sad_face_stays_sad() -> None:
    baseline = NeutralBaseline(LABELS, SAD_AT_REST)
    assert baseline.correct(SMILE)[HAPPY] > SMILE[HAPPY]
    tears = np.array([0.02, 0.01, 0.02, 0.0, 0.07, 0.87, 0.01], np.float32)
    assert baseline.correct(tears).argmax() == SAD


@given(baselines(), shares())
def test_corrected_scores_are_shares(
    rest_and_baseline: tuple[NDArray[np.float32], NeutralBaseline], scores: NDArray[np.float32]
) -> None:
    corrected = rest_and_baseline[1].correct(scores)
    assert corrected.dtype == np.float32
    assert (corrected >= 0).all()
    assert corrected.sum() == pytest.approx(1, abs=1e-5)


@given(baselines())
def test_at_rest_nothing_keeps_more_than_a_sixth_of_neutral(
    rest_and_baseline: tuple[NDArray[np.float32], NeutralBaseline],
) -> None:
    rest, baseline = rest_and_baseline
    corrected = baseline.correct(rest)
    others = np.delete(corrected, NEUTRAL)
    assert others.max() <= corrected[NEUTRAL] / 6 + 1e-5


@given(baselines(), shares(least=0.001))
def test_what_the_resting_face_does_not_show_keeps_its_odds_against_neutral(
    rest_and_baseline: tuple[NDArray[np.float32], NeutralBaseline], scores: NDArray[np.float32]
) -> None:
    rest, baseline = rest_and_baseline
    corrected = baseline.correct(scores)
    untouched = 6 * rest <= rest[NEUTRAL]
    odds = corrected[untouched] / corrected[NEUTRAL]
    np.testing.assert_allclose(odds, scores[untouched] / scores[NEUTRAL], rtol=1e-3)
    assert (corrected[untouched] >= scores[untouched] - 1e-6).all()


@given(baselines(), shares(least=0.001), shares(least=0.001))
def test_it_is_a_shift_of_log_scores(
    rest_and_baseline: tuple[NDArray[np.float32], NeutralBaseline],
    one: NDArray[np.float32],
    other: NDArray[np.float32],
) -> None:
    def shift(scores: NDArray[np.float32]) -> NDArray[np.float32]:
        logs = np.log(rest_and_baseline[1].correct(scores)) - np.log(scores)
        return np.asarray(logs - logs[NEUTRAL], np.float32)

    np.testing.assert_allclose(shift(one), shift(other), atol=1e-3)


def test_an_ordinary_neutral_face_changes_nothing() -> None:
    ordinary = np.array([0.04, 0.01, 0.01, 0.05, 0.75, 0.11, 0.03])
    corrected = NeutralBaseline(LABELS, ordinary).correct(SMILE)
    np.testing.assert_allclose(corrected, SMILE, rtol=1e-6)


@pytest.mark.parametrize("neutral", [0.0, 0.05])
def test_a_face_far_from_rest_is_refused_and_named(neutral: float) -> None:
    grin = np.zeros(7)
    grin[[HAPPY, NEUTRAL]] = 1 - neutral, neutral
    with pytest.raises(BaselineError, match="read as happy"):
        NeutralBaseline(LABELS, grin)


def test_a_model_without_neutral_cannot_be_calibrated() -> None:
    with pytest.raises(BaselineError, match="no neutral expression"):
        NeutralBaseline(("happy", "sad"), np.array([0.5, 0.5]))


def test_a_face_that_reads_mainly_as_something_else_is_doubted() -> None:
    assert NeutralBaseline(LABELS, SAD_AT_REST).doubt is None
    doubt = NeutralBaseline(LABELS, SMILE).doubt
    assert str(doubt) == "The face reads mainly as happy there (70 %), not as neutral."


def test_it_is_made_of_the_mean_of_readings() -> None:
    rest = np.array([SAD_AT_REST, SMILE]).mean(axis=0)
    baseline = NeutralBaseline.of([make_reading(scores=SAD_AT_REST), make_reading(scores=SMILE)])
    np.testing.assert_array_equal(
        baseline.correct(SMILE), NeutralBaseline(LABELS, rest).correct(SMILE)
    )


def test_a_face_without_one_of_its_own_has_that_of_all_others() -> None:
    own, others = (NeutralBaseline(LABELS, SAD_AT_REST, origin) for origin in ("own", "others"))
    assert baseline_for({1: own, None: others}, 1, LABELS) is own
    assert baseline_for({1: own, None: others}, 2, LABELS) is others
    assert baseline_for({1: own}, 2, LABELS) is None
    assert baseline_for({1: own}, 1, LABELS[1:]) is None


def test_a_file_says_where_it_was_taken() -> None:
    (said,) = described("a.mp4", {1: NeutralBaseline(LABELS, SAD_AT_REST, "a.mp4@0-3")})
    assert (said["source"], said["track"], said["taken_from"]) == ("a.mp4", 1, "a.mp4@0-3")
    assert said["rest"]["sad"] == 0.4
