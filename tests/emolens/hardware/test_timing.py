import numpy as np
import pytest

from emolens.hardware import timing as module
from emolens.hardware.timing import time_in_turn


def test_they_run_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    calls: list[str] = []

    def run(name: str, seconds: float) -> None:
        nonlocal now
        calls.append(name)
        now += seconds

    monkeypatch.setattr(module, "perf_counter", lambda: now)
    times = time_in_turn(
        {"slow": lambda: run("slow", 2.0), "quick": lambda: run("quick", 0.5)}, rounds=3
    )
    np.testing.assert_allclose(times["slow"], [2, 2, 2])
    np.testing.assert_allclose(times["quick"], [0.5, 0.5, 0.5])
    assert calls[-12:] == 3 * ["slow", "slow", "quick", "quick"]


def test_warming_up_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now, calls = 0.0, 0

    def run() -> None:
        nonlocal now, calls
        calls += 1
        now += 100.0 if calls <= 2 else 1.0

    monkeypatch.setattr(module, "perf_counter", lambda: now)
    assert time_in_turn({"a": run}, rounds=2)["a"].tolist() == [1.0, 1.0]
