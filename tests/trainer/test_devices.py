"""Trainings that several devices share: JAX makes as many of one processor as it is told."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset

ROOT = Path(__file__).parents[2]
TINY = ["fine.epochs=2", "fine.averaging=0.9", "batches.mixup=0.2"]

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("jax") is None, reason="JAX is not installed"
)


def fit(data: Path, run: Path, devices: int, size: int = 8) -> subprocess.CompletedProcess[str]:
    settings = [part for setting in (*TINY, f"batches.size={size}") for part in ("--set", setting)]
    command: list[Path | str] = [
        sys.executable,
        "-m",
        "trainer",
        "fit",
        "--data",
        data,
        "--run",
        run,
    ]
    several = f"--xla_force_host_platform_device_count={devices}"
    return subprocess.run(
        [*command, "--recipe", "cnn3", *settings],
        cwd=ROOT,
        env={**os.environ, "KERAS_BACKEND": "jax", "XLA_FLAGS": several},
        capture_output=True,
        text=True,
        check=False,
    )


def losses(run: Path) -> list[float]:
    history = json.loads((run / "history.json").read_text("utf-8"))
    return [record[name] for record in history for name in ("loss", "val_loss")]


@pytest.mark.slow
def test_two_devices_learn_what_one_does(tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "faces", training=8, validation=5)  # 24, and 15 in one half
    for devices in (1, 2):
        done = fit(data, tmp_path / f"run{devices}", devices)
        assert done.returncode == 0, done.stderr
        assert ("2 devices share each batch." in done.stderr) == (devices == 2)
    np.testing.assert_allclose(losses(tmp_path / "run2"), losses(tmp_path / "run1"), rtol=1e-4)


def test_a_batch_that_devices_cannot_share_is_told(tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "faces", training=3, validation=2)
    done = fit(data, tmp_path / "run", devices=3, size=8)
    assert done.returncode == 2
    assert "batches.size is 8, which 3 devices cannot share evenly: set it to 9." in done.stderr


def test_rows_are_filled_up_for_as_many_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer import devices

    monkeypatch.setattr(devices, "device_count", lambda: 4)
    rows, others = np.arange(6), np.array([7, 8])
    assert devices.filled_up(rows, others).tolist() == [0, 1, 2, 3, 4, 5, 7, 8]
    assert devices.filled_up(rows[:1], others).tolist() == [0, 7, 8, 7]
    assert devices.filled_up(rows[:4], others).tolist() == [0, 1, 2, 3]
