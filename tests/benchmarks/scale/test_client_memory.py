from __future__ import annotations

import sys

import pytest

from benchmarks.scale.client_memory import client_memory


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read in /proc")
def test_every_row_is_written_and_memory_watched() -> None:
    took = client_memory(frames=60)
    assert 60 <= took.rows <= 180  # three faces a frame, shown once they are sure
    assert took.seconds > 0
    assert -1 < took.growth < 1
