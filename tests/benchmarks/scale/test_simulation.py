from dataclasses import replace

import pytest

from benchmarks.scale.simulation import ClusterModel, Films, simulate

IDEAL = ClusterModel(workers=10, hand_over=0.0, slow=0.0, failures=0.0)
FILMS = Films(count=20, segments=5, seconds=30.0, in_order=0.0, spread=0.0)


def test_an_ideal_cluster_shares_the_work_without_loss() -> None:
    run = simulate(IDEAL, FILMS)
    assert run.seconds == pytest.approx(100 * 30 / 10)
    assert run.efficiency == pytest.approx(1)
    assert (run.failures, run.client_busy) == (0, 0)


def test_one_film_goes_no_faster_than_its_longest_segment() -> None:
    run = simulate(replace(IDEAL, workers=1000), FILMS)
    assert run.seconds == pytest.approx(30)


def test_the_client_bounds_what_workers_gain() -> None:
    run = simulate(replace(IDEAL, workers=100), replace(FILMS, in_order=3.0))
    assert run.seconds == pytest.approx(30 + 100 * 3)
    assert run.client_busy == pytest.approx(300 / 330)


@pytest.mark.parametrize("trouble", [{"failures": 20.0}, {"slow": 0.3}, {"hand_over": 1.0}])
def test_trouble_costs_time(trouble: dict[str, float]) -> None:
    run = simulate(replace(IDEAL, **trouble), FILMS)  # type: ignore[arg-type]
    assert run.seconds > 300
    assert run.efficiency < 1
