from __future__ import annotations

import sys
from itertools import islice

import pytest

from benchmarks.scale.efficiency import ONE_PROCESS, SIDE_BY_SIDE, outcomes_of


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the processes are watched in /proc")
def test_one_process_and_two_side_by_side_read_the_same() -> None:
    (first, one), (second, two) = islice(outcomes_of(frames=40), 2)
    assert (first, second) == (ONE_PROCESS.name, SIDE_BY_SIDE)
    assert one.rows == two.rows
    assert one.rows.count(b"\n") > 1
    assert min(one.seconds, two.seconds) > 0
