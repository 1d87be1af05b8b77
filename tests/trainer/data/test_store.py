import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.data import store
from trainer.data.store import in_blocks, picked, stored
from trainer.errors import DatasetError


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), max_size=5))
def test_returns_the_crops_of_all_blocks(sizes: list[int]) -> None:
    rng = np.random.default_rng(0)
    blocks = [rng.integers(0, 256, (size, 4, 4, 3), dtype=np.uint8) for size in sizes]
    crops = stored(iter(blocks), (4, 4, 3))
    np.testing.assert_array_equal(crops, np.concatenate([np.empty((0, 4, 4, 3)), *blocks]))
    assert crops.dtype == np.uint8


def test_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    crops = stored(iter([np.ones((2, 4, 4, 1), np.uint8)]), (4, 4, 1))
    assert isinstance(crops, np.memmap)
    assert list(tmp_path.iterdir()) == []
    assert crops.sum() == 32


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_picks_what_the_mask_keeps(mask: list[bool]) -> None:
    crops = np.arange(len(mask), dtype=np.uint8)[:, np.newaxis, np.newaxis, np.newaxis]
    kept = np.array(mask)
    np.testing.assert_array_equal(picked(crops, kept), crops[kept])


def test_what_it_picks_is_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BLOCK", 2)
    crops = np.zeros((5, 1, 1, 1), np.uint8)
    assert isinstance(picked(crops, np.array([True, False, True, True, True])), np.memmap)


@settings(deadline=None)
@given(st.integers(0, 20), st.integers(1, 6))
def test_blocks_follow_each_other(count: int, size: int) -> None:
    rows = np.arange(count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "_BLOCK", size)
        blocks = list(in_blocks(rows))
    np.testing.assert_array_equal(np.concatenate([rows[:0], *blocks]), rows)
    assert all(len(block) <= size for block in blocks)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    full = partial(open, "/dev/full", "w+b")  # it answers every write as a full disk does
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(DatasetError, match="set TMPDIR"):
        stored(iter([np.ones((1, 4, 4, 1), np.uint8)]), (4, 4, 1))
