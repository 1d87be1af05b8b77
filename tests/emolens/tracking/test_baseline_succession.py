import numpy as np

from emolens.tracking.baseline_succession import BaselineSuccession
from emolens.tracking.neutral_baseline import NeutralBaseline

BASELINE = NeutralBaseline(("sad", "neutral"), np.array([0.3, 0.7]))


def heirs(*frames: list[int], of: int = 1) -> list[int | None]:
    succession = BaselineSuccession()
    return [succession.heir({of: BASELINE}, tracks) for tracks in frames]


def test_who_comes_back_alone_goes_on_with_it() -> None:
    assert heirs([1], [], [2]) == [None, None, 2]


def test_who_was_there_before_does_not() -> None:
    assert heirs([1, 2], [2], [2], [3]) == [None, None, None, 3]


def test_nor_does_one_of_several() -> None:
    assert heirs([1], [2, 3]) == [None, None]


def test_without_a_baseline_or_with_two_nobody_does() -> None:
    succession = BaselineSuccession()
    assert succession.heir({}, [1]) is None
    assert succession.heir({1: BASELINE, 2: BASELINE}, [3]) is None
