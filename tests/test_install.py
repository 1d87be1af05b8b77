"""The library installs without the window: `pip install` of the wheel into a fresh environment."""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from emolens import __version__

pytestmark = pytest.mark.slow

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "install", wheel], check=True)
    return programs


@pytest.fixture
def run(programs: Path, tmp_path: Path) -> Run:
    """Runs one of the programs far from the checkout, in a home of its own."""

    def run(program: str, *arguments: Path | str) -> "subprocess.CompletedProcess[str]":
        hidden = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            [programs / program, *arguments],
            cwd=tmp_path,
            env={**hidden, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_it_brings_no_window_and_no_training(run: Run) -> None:
    listed = run("python", "-m", "pip", "list", "--format=json", "--disable-pip-version-check")
    names = {package["name"].lower() for package in json.loads(listed.stdout)}
    assert "emolens" in names
    assert not {name for name in names if name.startswith(("pyside", "shiboken"))}
    assert names.isdisjoint({"tensorflow", "keras", "onnx", "tf2onnx", "matplotlib", "pandas"})


def test_analyze_reads_a_face(run: Run, astronaut_png: Path) -> None:
    done = run("emolens", "analyze", astronaut_png)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["expression"] == "happy"


def test_without_a_command_it_says_in_one_sentence_what_to_install(run: Run) -> None:
    done = run("emolens")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'emolens[app]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_it_can_be_imported(run: Run) -> None:
    done = run("python", "-c", "import emolens; print(emolens.__version__)")
    assert (done.stdout, done.stderr) == (f"{__version__}\n", "")
