import pytest

from emolens.time_text import seconds_of, time_text


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


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90.0), ("1:30.5", 90.5), ("0:01:30", 90.0), ("2:00:10", 7210.0)]
)
def test_times_are_read_as_they_are_written(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-1", "1:", "1:2:3:4", "1e3", "nan"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is no time; write seconds, or 1:05"):
        seconds_of(text)
