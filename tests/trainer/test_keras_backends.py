import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.datasets import write_dataset

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from pathlib import Path
from trainer.cli import main

data, run = sys.argv[1:]
tiny = ["fine.epochs=2", "fine.averaging=0.9", "batches.size=8", "batches.mixup=0.2"]
settings = [part for setting in tiny for part in ("--set", setting)]
assert main(["fit", "--data", data, "--run", run, "--recipe", "cnn3", *settings]) == 0
assert main(["evaluate", run, "--data", data]) == 0

import keras
print("trained on", keras.backend.backend())
"""


@pytest.mark.parametrize("backend", ["tensorflow", "jax"])
def test_a_run_is_trained_and_evaluated_on_every_backend(tmp_path: Path, backend: str) -> None:
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    data, run = write_dataset(tmp_path / "faces"), tmp_path / "run"
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(data), str(run)],
        cwd=ROOT,
        env={**os.environ, "KERAS_BACKEND": backend},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"trained on {backend}"
    report = json.loads((run / "evaluation" / "validation" / "report.json").read_text())
    card = json.loads((run / "card.json").read_text())
    accuracy = report["figures"]["accuracy"]["value"]
    assert accuracy == pytest.approx(card["metrics"]["validation_accuracy"])
