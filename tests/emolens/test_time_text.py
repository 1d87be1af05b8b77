import pytest

from emolens.time_text import time_text


@pytest.mark.parametrize(
    ("seconds", "decimals", "text"),
    [
        (0, 0, "0:00"),
        (0.2, 0, "0:00"),
        (59.999, 0, "1:00"),
        (65, 0, "1:05"),
        (83.04, 0, "1:23"),
        (3599.6, 0, "1:00:00"),
        (3725, 0, "1:02:05"),
        (36_610, 0, "10:10:10"),
        (3.25, 1, "0:03.2"),
        (59.96, 1, "1:00.0"),
        (3599.99, 1, "1:00:00.0"),
        (0.0, 2, "0:00.00"),
        (59.999, 2, "1:00.00"),
        (83.04, 2, "1:23.04"),
        (3723.5, 2, "1:02:03.50"),
    ],
)
def test_times_are_written_as_on_a_clock(seconds: float, decimals: int, text: str) -> None:
    assert time_text(seconds, decimals) == text
