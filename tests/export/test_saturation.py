import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nst

from export.saturation import safe_peaks

LARGEST = 2**15 - 1
WEIGHTS = nst.arrays(
    np.float32,
    st.one_of(
        nst.array_shapes(min_dims=2, max_dims=2, max_side=9),
        nst.array_shapes(min_dims=4, max_dims=4, max_side=5),
    ),
    elements=st.floats(-8, 8, width=32),
)


def quantised(weights: np.ndarray) -> np.ndarray:
    peaks = safe_peaks(weights).astype(np.float64)
    scales = np.where(peaks > 0, peaks / 127, 1).reshape(-1, *[1] * (weights.ndim - 1))
    return np.rint(weights / scales)


@given(WEIGHTS)
def test_two_products_always_fit_into_16_bits(weights: np.ndarray) -> None:
    whole = quantised(weights)
    assert np.abs(whole).max() <= 127
    orders = [whole.reshape(len(whole), -1)]
    if whole.ndim == 4:
        orders.append(whole.transpose(0, 2, 3, 1).reshape(len(whole), -1))
    for order in orders:
        pairs = order[:, :-1] + order[:, 1:]
        assert (np.abs(255 * pairs) <= LARGEST).all()


def test_weights_that_cannot_overflow_keep_all_their_bits() -> None:
    weights = np.array([[1.0, -1.0, 0.0, 0.5], [0.2, 0.0, -0.9, 0.1]], np.float32)
    np.testing.assert_allclose(safe_peaks(weights), [1.0, 0.9])


def test_two_large_neighbours_halve_the_steps() -> None:
    assert safe_peaks(np.array([[1.0, 1.0]], np.float32)) == pytest.approx([2.0])


def test_neighbours_are_channels_too() -> None:
    weights = np.zeros((1, 2, 2, 2), np.float32)
    weights[0, :, 1, 1] = 1, 0.5  # far apart as they lie, neighbours in every cell
    assert safe_peaks(weights) == pytest.approx([1.5])
