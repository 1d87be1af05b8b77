"""The examples for clusters, run as far as they can be without one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models import write_model
from tests.source_code import ROOT
from tests.videos import grey_images, write_video

EXAMPLES = ROOT / "docs" / "examples"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Slurm and its kin run on Linux")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    for place in ("p1/a.avi", "p1/b.avi", "p2/a.avi"):
        (tmp_path / "films" / place).parent.mkdir(parents=True, exist_ok=True)
        write_video(tmp_path / "films" / place, grey_images(3))
    return tmp_path / "films"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of a node: the command is installed."""
    programs = tmp_path / "bin"
    programs.mkdir()
    command = programs / "emolens"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m emolens "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def results(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.avi.csv"))


def test_the_jobs_of_a_slurm_array_do_all_together(
    study: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    script = EXAMPLES / "slurm_array.sh"
    subprocess.run(["bash", "-n", script], check=True)
    model = write_model(tmp_path / "model.onnx")
    for task in (11, 12):
        array = {"ID": task, "MIN": 11, "COUNT": 2}
        slurm = {f"SLURM_ARRAY_TASK_{name}": str(value) for name, value in array.items()}
        command: list[Path | str] = ["bash", script, study, tmp_path / "out", "--model", model]
        subprocess.run(command, env=environment | slurm | {"SLURM_CPUS_PER_TASK": "1"}, check=True)
    assert results(tmp_path / "out") == ["p1/a.avi.csv", "p1/b.avi.csv", "p2/a.avi.csv"]
    indices = sorted(path.name for path in (tmp_path / "out").glob("index*.csv"))
    assert indices == ["index-1-of-2.csv", "index-2-of-2.csv"]


def test_snakemake_analyzes_and_gathers(
    study: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    snakemake = shutil.which("snakemake")
    if snakemake is None:
        pytest.skip("Snakemake is not installed")
    model = write_model(tmp_path / "model.onnx")
    out = tmp_path / "out"
    settings = [f"films={study}", f"results={out}", "shares=2", f"options=--model {model}"]
    command: list[Path | str] = [
        snakemake,
        "-s",
        EXAMPLES / "Snakefile",
        "--cores",
        "1",
        "--config",
        *settings,
    ]
    subprocess.run(command, env=environment, cwd=tmp_path, check=True)
    assert results(out) == ["p1/a.avi.csv", "p1/b.avi.csv", "p2/a.avi.csv"]
    assert (out / "all.parquet").is_file()


def test_the_container_copies_what_is_there() -> None:
    lines = (EXAMPLES / "Containerfile").read_text("utf-8").splitlines()
    named = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
