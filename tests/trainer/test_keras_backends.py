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

COMPILED = """
from dataclasses import fields
import numpy as np
from trainer.networks.augmentation import augmentation
from trainer.recipe_settings import AugmentationSettings

everything = {field.name: 0.2 for field in fields(AugmentationSettings)} | {"flip": True}
layers = augmentation(AugmentationSettings(**everything), (48, 48, 1))
layers.compile(loss="mse")
print(layers.jit_compile)
crops = np.ones((8, 48, 48, 1), np.float32)
layers.fit(crops, crops, verbose=0)
"""


def run_on(backend: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    return subprocess.run(
        [sys.executable, "-c", *arguments],
        cwd=ROOT,
        env={**os.environ, "KERAS_BACKEND": backend},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_jax_compiles_a_step_with_every_augmentation() -> None:
    done = run_on("jax", COMPILED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True"], "JAX would run each operation by itself"


@pytest.mark.parametrize("backend", ["tensorflow", "jax"])
@pytest.mark.slow
def test_a_run_is_trained_and_evaluated_on_every_backend(tmp_path: Path, backend: str) -> None:
    data, run = write_dataset(tmp_path / "faces"), tmp_path / "run"
    done = run_on(backend, CODE, str(data), str(run))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"trained on {backend}"
    report = json.loads((run / "evaluation" / "validation" / "report.json").read_text())
    card = json.loads((run / "card.json").read_text())
    accuracy = report["figures"]["accuracy"]["value"]
    assert accuracy == pytest.approx(card["metrics"]["validation_accuracy"])
