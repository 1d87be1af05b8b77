import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.results.series import Series

RATE = 30


def row(share: float) -> NDArray[np.float64]:
    return np.array([share, 1 - share])


def filled(seconds: float, rate: int = RATE) -> Series:
    """The first share grows by a hundredth a second, over and over."""
    series = Series(2)
    for index in range(round(seconds * rate)):
        series.add(index / rate, row(index / rate / 100 % 1))
    return series


def sampled(series: Series, *times: float) -> list[float]:
    """The first shares at times; the second must be their rest."""
    shares = series.sampled(np.array(times))
    assert shares.sum(axis=1)[~np.isnan(shares[:, 0])] == pytest.approx(1)
    return [float(share) for share in shares[:, 0]]


def test_what_was_added_comes_back_and_lies_evenly_between() -> None:
    series = Series(2)
    for time, share in ((1.0, 0.2), (1.5, 0.4), (2.0, 0.4)):
        series.add(time, row(share))
    assert (series.begin, series.end) == (1.0, 2.0)
    assert sampled(series, 1.0, 1.25, 1.5, 2.0) == pytest.approx([0.2, 0.3, 0.4, 0.4])


def test_before_after_and_in_a_pause_there_is_nothing() -> None:
    series = Series(2)
    for time in (1.0, 1.5, 4.0, 4.5):
        series.add(time, row(0.5))
    outside = sampled(series, 0.9, 1.6, 3.0, 3.9, 4.6)
    assert np.isnan(outside).all()
    assert sampled(series, 1.2, 4.2) == [0.5, 0.5]


def test_an_empty_series_has_nothing() -> None:
    assert np.isnan(sampled(Series(2), 0.0, 1.0)).all()


def test_what_is_not_later_was_seen_before() -> None:
    series = Series(2)
    for time, share in ((1.0, 0.2), (1.5, 0.2), (1.0, 0.9), (1.5, 0.9), (1.6, 0.2)):
        series.add(time, row(share))
    assert sampled(series, 1.0, 1.5, 1.6) == pytest.approx([0.2, 0.2, 0.2])


@pytest.mark.parametrize("begin", [0.0, 1000.0, 3500.0, 3590.0])
def test_an_hour_is_there_from_any_time_on_within_a_second(begin: float) -> None:
    times = np.linspace(begin + 4, 3599, 200)
    expected = times / 100 % 1
    steady = np.abs(expected - 0.5) < 0.45  # not where it starts over
    found = filled(3600).sampled(times)[:, 0]
    assert found[steady] == pytest.approx(expected[steady], abs=0.02)


def test_the_newest_reading_is_there_at_once_also_over_hours() -> None:
    series = filled(3600)
    series.add(3600.0, row(1.0))
    assert sampled(series, 0.0, 3600.0)[1] == 1.0


def test_memory_does_not_grow_with_time() -> None:
    series = filled(3600)
    most = sum(len(level.points()[0]) for level in series._levels)
    assert most <= 6 * 2048
    assert len(series._levels[0].points()[0]) >= 1024


def test_no_mean_reaches_over_a_pause() -> None:
    series = Series(2)
    for index in range(3000):
        series.add(index / RATE, row(0.0))
    for index in range(3000):
        series.add(1000 + index / RATE, row(1.0))
    before, after = series.sampled(np.linspace(0, 99, 99)), series.sampled(np.linspace(1001, 1099))
    assert np.nanmax(before[:, 0]) == 0.0
    assert np.nanmin(after[:, 0]) == 1.0
    assert np.isnan(series.sampled(np.array([0.0, 500.0]))[1]).all()
