import pytest

from benchmarks.window.event_loop_stalls import Spells


def test_events_without_a_pause_are_one_spell() -> None:
    spells = Spells()
    for start, end, computed in [(1.0, 1.01, 0.01), (1.0101, 1.02, 0.002), (2.0, 2.005, 0.003)]:
        spells.note(start, end, computed)
    assert [spell.seconds for spell in spells.all] == pytest.approx([0.02, 0.005])
    assert [spell.computed for spell in spells.all] == pytest.approx([0.012, 0.003])
