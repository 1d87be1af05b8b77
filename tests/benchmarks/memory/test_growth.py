import numpy as np

from benchmarks.memory.growth import FIRST, Growth


def test_growth_is_told_against_the_first_minute() -> None:
    growth = Growth("self")
    growth.note(FIRST)
    held = np.ones(100_000_000, np.uint8)
    growth.note(FIRST + 1)  # not ten seconds later: not looked at
    growth.note(FIRST + 300)
    del held
    growth.note(FIRST + 600)
    end, most = (float(part.split()[0]) for part in growth.text().split("(at most "))
    assert most > 5
    assert end < most


def test_the_first_minute_does_not_count() -> None:
    growth = Growth("self")
    held = np.ones(100_000_000, np.uint8)
    growth.note(FIRST - 1)
    del held
    growth.note(FIRST)
    assert growth.text() == "+0.0 % (at most +0.0 %)"
