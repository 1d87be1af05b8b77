from collections.abc import Sequence

import numpy as np
import pytest

from tests.evaluations import make_scores, make_split
from trainer.end_to_end.crop_variants import Framing
from trainer.end_to_end.metrics import find
from trainer.end_to_end.scene_evaluation import Passage
from trainer.errors import DatasetError

TRUTH = [0, 1] * 100
FRAMINGS = (Framing(0.0), Framing(0.1), Framing(0.0, 0.1))


def wrong(count: int) -> list[int]:
    """Return what a model names that is wrong about the first of the faces."""
    return [1 - label for label in TRUTH[:count]] + TRUTH[count:]


def passage(framed: Sequence[int], found: int = 200, direct: int = 10) -> Passage:
    return Passage(
        faces=make_split(TRUTH),
        found=np.arange(200) < found,
        direct=make_scores(wrong(direct)),
        in_place=make_scores(wrong(20)),
        framed=np.stack([make_scores(wrong(count)) for count in framed]),
    )


def test_shares_are_of_the_faces_found() -> None:
    figures = find(passage([40, 30, 50], found=100), FRAMINGS)
    assert figures.faces == 200
    assert figures.found.value == 0.5
    assert figures.direct.value == pytest.approx(0.9)
    assert figures.direct_of_all.value == pytest.approx(0.95)
    assert figures.in_place.value == pytest.approx(0.8)
    assert [one.framing for one in figures.trials] == list(FRAMINGS)
    assert [one.agreement.value for one in figures.trials] == pytest.approx([0.6, 0.7, 0.5])
    assert [one.lost.value for one in figures.trials] == pytest.approx([0.3, 0.2, 0.4])
    assert [one.gained.value for one in figures.trials] == pytest.approx([0, 0.1, -0.1])


def test_what_was_not_found_does_not_count() -> None:
    two = passage([40, 30, 50], found=100)
    two.framed[:, 100:] = 0
    assert find(two, FRAMINGS) == find(passage([40, 30, 50], found=100), FRAMINGS)


def test_differences_are_paired() -> None:
    """Their intervals are narrower than those of what they are differences of."""
    trial = find(passage([40, 30, 50]), FRAMINGS).trials[1]
    width = trial.agreement.high - trial.agreement.low
    assert trial.gained.high - trial.gained.low < 0.8 * width
    assert trial.gained.low <= trial.gained.value <= trial.gained.high
    assert find(passage([40, 30, 50]), FRAMINGS).trials[0].gained.high == 0


def test_a_gain_that_chance_can_give_is_none() -> None:
    small, large = (find(passage([40, 40 - gain, 60]), FRAMINGS) for gain in (1, 20))
    assert small.best.framing == large.best.framing == FRAMINGS[1]
    assert not small.is_better(small.best)
    assert small.chosen == small.present
    assert large.is_better(large.best)
    assert large.chosen == large.trials[1]


def test_chance_gives_the_best_of_more_framings_more() -> None:
    rng = np.random.default_rng(0)
    some = passage([40] * 20)
    some.framed[:] = [make_scores(rng.permutation(wrong(40))) for _ in range(20)]
    framings = [Framing(0.01 * index) for index in range(20)]
    few = Passage(some.faces, some.found, some.direct, some.in_place, some.framed[:2])
    assert find(some, framings).luck > find(few, framings[:2]).luck > 0


def test_what_a_rule_cannot_say_is_not_chosen() -> None:
    figures = find(passage([40, 39, 0]), FRAMINGS)
    assert figures.best.framing == FRAMINGS[2]
    assert figures.is_better(figures.best)
    assert figures.best_rule.framing == FRAMINGS[1]
    assert figures.chosen == figures.present


def test_among_equals_the_lower_cross_entropy_is_better() -> None:
    equal = passage([40, 40, 40])
    equal.framed[2] = make_scores(wrong(40), top=0.8)
    figures = find(equal, FRAMINGS)
    assert figures.trials[2].cross_entropy < figures.trials[1].cross_entropy
    assert figures.best.framing == FRAMINGS[2]


def test_none_found_is_one_sentence() -> None:
    with pytest.raises(DatasetError, match=r"found none of the 200 faces: give .*\.$"):
        find(passage([40], found=0), FRAMINGS[:1])
