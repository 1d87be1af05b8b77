from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.data import store
from trainer.data.near_duplicates import (
    near_duplicate_groups,
    near_duplicates_across,
    near_duplicates_within,
)
from trainer.data.similarity import are_near_duplicates


def faces(count: int, seed: int = 0, side: int = 48, channels: int = 1) -> np.ndarray:
    """Return smooth random pictures, no two alike."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 200, (count, 8, 8, 1), dtype=np.uint8)
    return coarse.repeat(side // 8, 1).repeat(side // 8, 2).repeat(channels, 3)


def pairs(blocks: Iterable[np.ndarray]) -> set[tuple[int, ...]]:
    return {tuple(pair) for block in blocks for pair in block.tolist()}


@pytest.mark.parametrize("block", [2, 3, 4096])
def test_finds_twins_across_blocks(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BLOCK", block)
    crops = faces(7)
    others = np.stack([crops[6], crops[2][:, ::-1], crops[0] + 50, faces(1, seed=1)[0]])
    assert pairs(near_duplicates_across(crops, others)) == {(6, 0), (2, 1), (0, 2)}


@pytest.mark.parametrize("block", [2, 3, 4096])
def test_finds_twins_within_once(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BLOCK", block)
    crops = faces(7)
    crops[3] = crops[0][:, ::-1]
    crops[6] = crops[5]
    assert pairs(near_duplicates_within(crops)) == {(0, 3), (5, 6)}


@pytest.mark.parametrize(("side", "channels"), [(96, 1), (48, 3), (64, 3)])
def test_compares_crops_of_any_size_and_colour(side: int, channels: int) -> None:
    crops = faces(4, side=side, channels=channels)
    crops[3] = crops[1] // 2
    assert pairs(near_duplicates_within(crops)) == {(1, 3)}


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0, 40))
def test_the_sieve_loses_no_twin(seed: int, noise: float) -> None:
    rng = np.random.default_rng(seed)
    crops = faces(4, seed=seed)
    others = np.clip(crops + rng.normal(0, noise, crops.shape), 0, 255).astype(np.uint8)
    others[2:] = others[2:, :, ::-1]
    expected = {tuple(pair) for pair in np.argwhere(are_near_duplicates(crops, others)).tolist()}
    assert pairs(near_duplicates_across(crops, others)) == expected


def test_flat_crops_are_nobody_s_twins() -> None:
    assert not pairs(near_duplicates_within(np.full((3, 48, 48, 1), 128, np.uint8)))


def test_groups_join_twins_of_twins() -> None:
    crops = np.repeat(faces(1), 4, axis=0)
    steps = np.random.default_rng(0).normal(0, 6, (4, 48, 48, 1))
    chain = np.clip(crops + np.cumsum(steps, axis=0), 0, 255).astype(np.uint8)
    likeness = are_near_duplicates(chain, chain)
    assert [likeness[0, 1], likeness[1, 2], likeness[0, 3]] == [True, True, False]
    together = np.concatenate([faces(2, seed=1), chain[::-1]])
    assert near_duplicate_groups(together).tolist() == [0, 1, 2, 2, 2, 2]


def test_groups_join_flat_copies() -> None:
    crops = np.full((4, 48, 48, 1), 128, np.uint8)
    crops[2] = 0
    assert near_duplicate_groups(crops).tolist() == [0, 0, 2, 0]


def test_nothing_has_no_twins() -> None:
    assert near_duplicate_groups(np.empty((0, 48, 48, 1), np.uint8)).tolist() == []
