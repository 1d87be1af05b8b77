import math

import numpy as np
import pytest

from emolens.labelling.agreement import agreement_of, fleiss_kappa
from emolens.labelling.rater_answers import RaterAnswers
from emolens.labelling.tally import tally_of

PSYCHIATRISTS = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
"""Table 1 of Fleiss 1971: 30 patients, each sorted by six psychiatrists into depression,
personality disorder, schizophrenia, neurosis or another; a digit is a count."""


def fleiss_1971() -> np.ndarray:
    return np.array([[int(digit) for digit in row] for row in PSYCHIATRISTS.split()])


def test_kappa_of_fleiss_s_own_example() -> None:
    counts = fleiss_1971()
    assert counts.sum(axis=0).tolist() == [26, 26, 30, 55, 43]  # as the paper has them
    assert fleiss_kappa(counts) == pytest.approx(0.430, abs=5e-4)


def test_kappa_by_hand() -> None:
    # 3 raters: pictures all agree on have P = 1, the divided one (4 + 1 - 3) / 6 = 1/3.
    counts = np.array([[3, 0], [0, 3], [2, 1]])
    by_chance = (5 / 9) ** 2 + (4 / 9) ** 2
    assert fleiss_kappa(counts) == pytest.approx((7 / 9 - by_chance) / (1 - by_chance))


def test_full_agreement_is_one_and_no_choice_is_none() -> None:
    assert fleiss_kappa(np.array([[2, 0], [0, 2]])) == 1
    assert math.isnan(fleiss_kappa(np.array([[2, 0], [2, 0]])))


def said(rater: str, **given: str | None) -> RaterAnswers:
    return RaterAnswers(rater, ("happy", "sad"), given)


def test_only_what_all_raters_answered_counts_and_not_to_know_is_an_answer() -> None:
    anna = said("Anna", a="happy", b="sad", c=None, d="happy")
    bea = said("Bea", a="happy", b="sad", c=None)
    found = agreement_of(tally_of([anna, bea], ["a", "b", "c", "d"]))
    assert found is not None
    assert (found.pictures, found.raters, found.kappa) == (3, 2, 1)
    assert found.low <= found.kappa <= found.high


def test_the_interval_is_wider_for_fewer_pictures() -> None:
    rng = np.random.default_rng(0)
    widths = []
    for count in (20, 200):
        pictures = [str(n) for n in range(count)]
        raters = []
        for name in ("Anna", "Bea"):
            given = {
                one: ("happy", "sad")[int(n % 2 ^ (rng.random() < 0.2))]
                for n, one in enumerate(pictures)
            }
            raters.append(said(name, **given))
        found = agreement_of(tally_of(raters, pictures))
        assert found is not None
        assert found.low < found.kappa < found.high
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 2


def test_a_single_rater_agrees_with_nobody() -> None:
    assert agreement_of(tally_of([said("Anna", a="sad")], ["a"])) is None
    assert agreement_of(tally_of([said("Anna", a="sad"), said("Bea", b="sad")], ["a", "b"])) is None
