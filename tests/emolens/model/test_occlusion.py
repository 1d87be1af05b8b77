import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.model.occlusion import occlude


def mouth_alone(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Say the second label by how bright the middle of the lowest quarter is."""
    side = crops.shape[1] // 4
    share = crops[:, 3 * side :, side : 3 * side].mean(axis=(1, 2, 3)) / 255
    return np.stack([1 - share, share], axis=1).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 3])
def test_covering_what_matters_counts_and_nothing_else(channels: int) -> None:
    crop = np.full((48, 48, channels), 10, np.uint8)
    crop[36:, 12:36] = 255
    before = crop.copy()
    maps = occlude(mouth_alone, crop)
    assert maps.shape == (2, 8, 8)
    assert maps.dtype == np.float32
    assert maps[1].argmax() // 8 in (6, 7)
    assert maps[1].argmax() % 8 in range(2, 6)
    np.testing.assert_allclose(maps[:, :5], 0, atol=1e-6)
    assert (crop == before).all()


def test_a_share_of_nothing_breaks_nothing() -> None:
    maps = occlude(mouth_alone, np.zeros((8, 8, 1), np.uint8))
    assert np.isfinite(maps).all()


def test_crops_smaller_than_the_grid_can_be_covered() -> None:
    def top_left(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        share = crops[:, 0, 0, 0] / 256
        return np.stack([1 - share, share], axis=1).astype(np.float32)

    crop = np.zeros((4, 4, 1), np.uint8)
    crop[0, 0] = 200
    assert occlude(top_left, crop)[1, 0, 0] > 0
