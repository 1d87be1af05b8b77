import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.synthetic.backgrounds import make_background, make_texture


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 2**32), st.integers(30, 200), st.integers(30, 200), st.sampled_from([1, 2, 3])
)
def test_a_background_has_the_form_asked_for(
    seed: int, height: int, width: int, channels: int
) -> None:
    made = make_background((height, width, channels), np.random.default_rng(seed))
    assert made.shape == (height, width, channels)
    assert made.dtype == np.float32
    assert 0 <= made.min() < made.max() <= 255


def test_it_is_busy_everywhere() -> None:
    made = make_background((480, 640, 1), np.random.default_rng(1))
    tiles = made.reshape(4, 120, 4, 160)
    assert tiles.std(axis=(1, 3)).min() > 10


def test_colours_differ() -> None:
    made = make_background((60, 80, 3), np.random.default_rng(1))
    assert np.abs(made[..., 0] - made[..., 2]).max() > 10


def test_a_seed_repeats_it() -> None:
    first, again, other = (
        make_background((40, 50, 1), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_texture_deviates_as_asked() -> None:
    texture = make_texture((50, 90), 7.0, np.random.default_rng(1))
    assert texture.shape == (50, 90)
    assert texture.std() == pytest.approx(7, rel=1e-3)
