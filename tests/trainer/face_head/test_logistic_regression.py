import numpy as np
import pytest

from trainer.face_head.logistic_regression import fit, logits, sigmoid

RNG = np.random.default_rng(0)


def cloud(middle: float, count: int) -> np.ndarray:
    rows = RNG.normal(0, 1, (count, 5)) * [1, 10, 0.1, 1, 1] + [middle, 0, 0, 0, 7]
    return rows.astype(np.float32)


def test_what_can_be_told_apart_is() -> None:
    features = np.concatenate([cloud(5, 400), cloud(-5, 400)])
    faces = np.arange(800) < 400
    found = logits(fit(features, faces), features)
    assert ((found > 0) == faces).all()


def test_probabilities_are_right_where_it_cannot() -> None:
    features = np.concatenate([cloud(0.5, 20000), cloud(-0.5, 20000)])
    faces = np.arange(40000) < 20000
    found = sigmoid(logits(fit(features, faces), features))
    # Two normal distributions a distance of 1 apart have these log-odds.
    expected = sigmoid(features[:, 0].astype(np.float64))
    assert found == pytest.approx(expected, abs=0.03)


def test_both_kinds_count_alike_however_many_there_are() -> None:
    features = np.concatenate([cloud(0.5, 20000), cloud(-0.5, 500)])
    faces = np.arange(20500) < 20000
    middle = np.array([[0, 0, 0, 0, 7]], np.float32)
    assert logits(fit(features, faces), middle) == pytest.approx(0, abs=0.3)


def test_a_feature_that_never_changes_does_no_harm() -> None:
    features = np.concatenate([cloud(5, 40), cloud(-5, 40)])
    features[:, 3] = 0
    features[0, 4] = features[1:, 4].mean() + 1e-3
    features[1:, 4] = features[1:, 4].mean()
    unit = fit(features, np.arange(80) < 40)
    assert np.isfinite(unit.kernel).all()
    assert abs(unit.kernel[4]) < abs(unit.kernel[0])


def test_the_same_rows_give_the_same_unit() -> None:
    features, faces = cloud(0, 200), np.arange(200) % 3 == 0
    one, other = fit(features, faces), fit(features, faces)
    np.testing.assert_array_equal(one.kernel, other.kernel)
    assert one.bias == other.bias
