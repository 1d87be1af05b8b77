import pytest

from desktop.widgets.timeline.axis import tick_texts, ticks


@pytest.mark.parametrize(
    ("begin", "end", "most", "expected"),
    [
        (0, 60, 6, [0, 10, 20, 30, 40, 50, 60]),
        (3.2, 9.8, 4, [4, 6, 8]),
        (0, 7200, 5, [0, 1800, 3600, 5400, 7200]),
        (10, 12, 0, [10, 12]),
        (0, 1e6, 3, [step * 36000 for step in range(28)]),
    ],
)
def test_ticks_are_round(begin: float, end: float, most: int, expected: list[float]) -> None:
    assert ticks(begin, end, most) == expected


@pytest.mark.parametrize(
    ("times", "texts"),
    [
        ([0.0, 5.0], ["0:00", "0:05"]),
        ([0.5, 1.0, 1.5], ["0:00.5", "0:01.0", "0:01.5"]),
        ([], []),
    ],
)
def test_no_two_ticks_are_called_the_same(times: list[float], texts: list[str]) -> None:
    assert tick_texts(times) == texts
