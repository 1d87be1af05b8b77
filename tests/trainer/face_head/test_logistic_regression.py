from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.special import expit

if TYPE_CHECKING:
    from trainer.networks.face_head import FaceHead


NEWTON = (0.1424921452999115, 0.05968090519309044, 0.002965637482702732, -0.07058404149556137)

RNG = np.random.default_rng(0)


def logits(head: FaceHead, features: np.ndarray) -> np.ndarray:
    return features @ head.kernel + head.bias


def cloud(middle: float, count: int) -> np.ndarray:
    rows = RNG.normal(0, 1, (count, 5)) * [1, 10, 0.1, 1, 1] + [middle, 0, 0, 0, 7]
    return rows.astype(np.float32)


def test_what_can_be_told_apart_is() -> None:
    from trainer.face_head.logistic_regression import fit

    features = np.concatenate([cloud(5, 400), cloud(-5, 400)])
    faces = np.arange(800) < 400
    found = logits(fit(features, faces), features)
    assert ((found > 0) == faces).all()


def test_probabilities_are_right_where_it_cannot() -> None:
    from trainer.face_head.logistic_regression import fit

    features = np.concatenate([cloud(0.5, 20000), cloud(-0.5, 20000)])
    faces = np.arange(40000) < 20000
    found = expit(logits(fit(features, faces), features))
    # Two normal distributions a distance of 1 apart have these log-odds.
    expected = expit(features[:, 0].astype(np.float64))
    assert found == pytest.approx(expected, abs=0.03)


def test_both_kinds_count_alike_however_many_there_are() -> None:
    from trainer.face_head.logistic_regression import fit

    features = np.concatenate([cloud(0.5, 20000), cloud(-0.5, 500)])
    faces = np.arange(20500) < 20000
    middle = np.array([[0, 0, 0, 0, 7]], np.float32)
    assert logits(fit(features, faces), middle) == pytest.approx(0, abs=0.3)


def test_a_feature_that_never_changes_does_no_harm() -> None:
    from trainer.face_head.logistic_regression import fit

    features = np.concatenate([cloud(5, 40), cloud(-5, 40)])
    features[:, 3] = 0
    features[0, 4] = features[1:, 4].mean() + 1e-3
    features[1:, 4] = features[1:, 4].mean()
    head = fit(features, np.arange(80) < 40)
    assert np.isfinite(head.kernel).all()
    assert abs(head.kernel[4]) < abs(head.kernel[0])


def test_the_same_rows_give_the_same_head() -> None:
    from trainer.face_head.logistic_regression import fit

    features, faces = cloud(0, 200), np.arange(200) % 3 == 0
    one, other = fit(features, faces), fit(features, faces)
    np.testing.assert_array_equal(one.kernel, other.kernel)
    assert one.bias == other.bias


def test_the_minimum_is_the_one_that_newton_s_method_finds() -> None:
    from trainer.face_head.logistic_regression import fit

    rng = np.random.default_rng(3)
    features = rng.normal(0, [1, 2, 5], (60, 3)).astype(np.float32)
    head = fit(features, features[:, 0] + 0.3 * features[:, 1] + rng.normal(0, 0.3, 60) > 0.4)
    assert head.kernel == pytest.approx(NEWTON[:3], abs=1e-5)
    assert head.bias == pytest.approx(NEWTON[3], abs=1e-5)
