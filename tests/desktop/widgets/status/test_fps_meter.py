import pytest

from desktop.widgets.status.fps_meter import FpsMeter


def test_nothing_painted_is_no_rate_and_no_latency() -> None:
    gauge = FpsMeter()
    assert (gauge.rate, gauge.latency) == (0, 0)
    gauge.note(captured=0.0, painted=0.1)
    assert gauge.rate == 0


def test_rate_and_latency_of_a_steady_camera() -> None:
    gauge = FpsMeter()
    for index in range(50):
        gauge.note(captured=index / 25, painted=index / 25 + 0.06)
    assert gauge.rate == pytest.approx(25)
    assert gauge.latency == pytest.approx(0.06)


def test_only_the_last_second_counts() -> None:
    gauge = FpsMeter()
    for index in range(100):
        gauge.note(captured=index / 100, painted=index / 100 + 0.5)
    for index in range(11):
        gauge.note(captured=5 + index / 10, painted=5 + index / 10)
    assert gauge.rate == pytest.approx(10)
    assert gauge.latency == 0
