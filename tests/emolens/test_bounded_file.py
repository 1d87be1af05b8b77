"""Bounded reading of files."""

import os
import sys
from pathlib import Path

import pytest

from emolens.bounded_file import open_regular, read_bounded

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_bounded(path, 5) == b"12345"
    with pytest.raises(OSError, match="larger than"):
        read_bounded(path, 4)


def test_a_sparse_file_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(8 * 10**9)
    with pytest.raises(OSError, match="it is larger than 500 MB"):
        read_bounded(path, 500 * 10**6)


@on_unix
def test_what_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match="no ordinary file"):
            open_regular(path)
