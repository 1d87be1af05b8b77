from collections.abc import Sequence

import numpy as np
import pytest

from tests.evaluations import make_scores, make_split
from trainer.end_to_end.crop_variants import CropVariant
from trainer.end_to_end.metrics import measure_path
from trainer.end_to_end.scene_evaluation import EndToEndScores
from trainer.errors import DatasetError

TRUTH = [0, 1] * 100
VARIANTS = (CropVariant(0.0), CropVariant(0.1), CropVariant(0.0, 0.1))


def wrong(count: int) -> list[int]:
    """Return what a model names that is wrong about the first of the faces."""
    return [1 - label for label in TRUTH[:count]] + TRUTH[count:]


def scored(cut: Sequence[int], found: int = 200, direct: int = 10) -> EndToEndScores:
    return EndToEndScores(
        faces=make_split(TRUTH),
        found=np.arange(200) < found,
        direct=make_scores(wrong(direct)),
        oracle=make_scores(wrong(20)),
        cut=np.stack([make_scores(wrong(count)) for count in cut]),
    )


def test_shares_are_of_the_faces_found() -> None:
    results = measure_path(scored([40, 30, 50], found=100), VARIANTS)
    assert results.faces == 200
    assert results.found.value == 0.5
    assert results.direct.value == pytest.approx(0.9)
    assert results.direct_of_all.value == pytest.approx(0.95)
    assert results.oracle.value == pytest.approx(0.8)
    assert [one.variant for one in results.variants] == list(VARIANTS)
    assert [one.agreement.value for one in results.variants] == pytest.approx([0.6, 0.7, 0.5])
    assert [one.lost.value for one in results.variants] == pytest.approx([0.3, 0.2, 0.4])
    assert [one.gained.value for one in results.variants] == pytest.approx([0, 0.1, -0.1])


def test_what_was_not_found_does_not_count() -> None:
    two = scored([40, 30, 50], found=100)
    two.cut[:, 100:] = 0
    assert measure_path(two, VARIANTS) == measure_path(scored([40, 30, 50], found=100), VARIANTS)


def test_differences_are_paired() -> None:
    """Their intervals are narrower than those of what they are differences of."""
    one = measure_path(scored([40, 30, 50]), VARIANTS).variants[1]
    width = one.agreement.high - one.agreement.low
    assert one.gained.high - one.gained.low < 0.8 * width
    assert one.gained.low <= one.gained.value <= one.gained.high
    assert measure_path(scored([40, 30, 50]), VARIANTS).variants[0].gained.high == 0


def test_a_gain_that_chance_can_give_is_none() -> None:
    small, large = (measure_path(scored([40, 40 - gain, 60]), VARIANTS) for gain in (1, 20))
    assert small.best.variant == large.best.variant == VARIANTS[1]
    assert not small.is_better(small.best)
    assert small.chosen == small.present
    assert large.is_better(large.best)
    assert large.chosen == large.variants[1]


def test_chance_gives_the_best_of_more_variants_more() -> None:
    rng = np.random.default_rng(0)
    some = scored([40] * 20)
    some.cut[:] = [make_scores(rng.permutation(wrong(40))) for _ in range(20)]
    variants = [CropVariant(0.01 * index) for index in range(20)]
    few = EndToEndScores(some.faces, some.found, some.direct, some.oracle, some.cut[:2])
    assert (
        measure_path(some, variants).chance_gain > measure_path(few, variants[:2]).chance_gain > 0
    )


def test_what_a_rule_cannot_say_is_not_chosen() -> None:
    results = measure_path(scored([40, 39, 0]), VARIANTS)
    assert results.best.variant == VARIANTS[2]
    assert results.is_better(results.best)
    assert results.best_rule.variant == VARIANTS[1]
    assert results.chosen == results.present


def test_among_equals_the_lower_cross_entropy_is_better() -> None:
    equal = scored([40, 40, 40])
    equal.cut[2] = make_scores(wrong(40), top=0.8)
    results = measure_path(equal, VARIANTS)
    assert results.variants[2].cross_entropy < results.variants[1].cross_entropy
    assert results.best.variant == VARIANTS[2]


def test_none_found_is_one_sentence() -> None:
    with pytest.raises(DatasetError, match=r"found none of the 200 faces: give .*\.$"):
        measure_path(scored([40], found=0), VARIANTS[:1])
