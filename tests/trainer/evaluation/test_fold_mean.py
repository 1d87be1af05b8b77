import pytest

from trainer.evaluation.fold_mean import fold_mean


def test_a_mean_of_folds_has_the_interval_of_student() -> None:
    found = fold_mean([0.7, 0.8, 0.75, 0.85, 0.9])
    assert found.mean == pytest.approx(0.8)
    # 2.776 standard errors of 0.0354: the 97.5 % quantile at four degrees of freedom.
    assert (found.low, found.high) == pytest.approx((0.7018, 0.8982), abs=1e-4)
