import pytest

from benchmarks.report import mean_share, milliseconds, per_minute


@pytest.mark.parametrize(
    ("count", "minutes", "text"),
    [
        (0, 3.0, "0.00 a minute (0.00 to 1.23)"),  # no less than 3.69 events are too many for none
        (2, 1.0, "2.00 a minute (0.24 to 7.22)"),
    ],
)
def test_a_rate_has_its_poisson_interval(count: int, minutes: float, text: str) -> None:
    assert per_minute(count, minutes) == text


def test_the_interval_of_a_mean_lies_around_it_and_narrows_with_their_number() -> None:
    assert mean_share([0.9, 1.0] * 4) == "95.0 % (91.3 to 98.8)"
    assert mean_share([0.9, 1.0] * 100) == "95.0 % (94.3 to 95.7)"


def test_times_are_told_by_what_most_of_them_take() -> None:
    times = [number / 1000 for number in range(101)]
    assert (milliseconds(times, 0.5), milliseconds(times, 1.0)) == ("50 ms", "100 ms")
