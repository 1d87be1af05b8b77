import mmap

from benchmarks.memory.growth import FIRST, Growth


def take() -> mmap.mmap:
    """Take 500 MB of the system, whatever this process has at hand."""
    held = mmap.mmap(-1, 500_000_000)
    held.write(bytes(len(held)))
    return held


def test_growth_is_told_against_the_first_minute() -> None:
    growth = Growth("self")
    growth.note(FIRST)
    held = take()
    growth.note(FIRST + 1)  # not ten seconds later: not looked at
    growth.note(FIRST + 300)
    held.close()
    growth.note(FIRST + 600)
    end, most = (float(part.split()[0]) for part in growth.text().split("(at most "))
    assert most > 5
    assert end < most


def test_the_first_minute_does_not_count() -> None:
    growth = Growth("self")
    held = take()
    growth.note(FIRST - 1)
    held.close()
    growth.note(FIRST)
    assert growth.text() == "+0.0 % (at most +0.0 %)"
