import pytest

from benchmarks.window.spells import Spells


def test_events_without_a_pause_are_one_spell() -> None:
    spells = Spells()
    for start, end in [(1.0, 1.01), (1.0101, 1.02), (2.0, 2.005)]:
        spells.note(start, end)
    assert spells.seconds == pytest.approx([0.02, 0.005])
