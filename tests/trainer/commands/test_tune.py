import json
import sys
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.runs import tiny_backbone
from tests.searches import FakeFit
from trainer.cli import main
from trainer.recipe import read_recipe, to_values
from trainer.run import Run

RECIPE = ["--set", "network.weights=none", "--set", "network.resolution=32"]
SMALL = [*RECIPE, "--set", "fine.epochs=1", "--set", "batches.size=8"]


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "faces")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return tmp_path / "study"


def tune(data: Path, study: Path, *options: str) -> int:
    return main(["tune", "--data", str(data), "--study", str(study), *SMALL, *options])


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    line = capsys.readouterr().err.strip().splitlines()[-1]
    assert line.endswith(".")
    return line


def test_each_trial_is_a_run_and_the_best_is_a_recipe_for_fit(
    faces: Path,
    study: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("trainer.networks.architectures.mobilenet.backbone", tiny_backbone)
    space = tmp_path / "space.toml"
    space.write_text("[fine]\nrate = {low = 1e-3, high = 1e-2, log = true}\n")
    assert tune(faces, study, "--space", str(space), "--trials", "1") == 0
    said = capsys.readouterr()
    assert "Trial 1 of 1: fine.rate " in said.err
    assert f"'fit --recipe {study / 'best.toml'}' trains with its settings." in said.out

    (trial,) = json.loads((study / "report.json").read_text())["trials"]
    card = Run(study / "trial-001").read_card()
    assert trial["state"] == "finished"
    assert trial["figures"] == card.metrics
    assert card.recipe["fine"]["rate"] == trial["settings"]["fine.rate"]
    assert card.recipe == to_values(read_recipe(str(study / "best.toml")))


def test_interrupted_it_keeps_what_is_done_and_goes_on(
    faces: Path, study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    FakeFit(monkeypatch, [[0.8], [0.7, None, 0.6]])
    assert tune(faces, study, "--trials", "2") == 130
    assert last_line(capsys).startswith(f"Interrupted; what was done is in {study}. The same")
    assert tune(faces, study, "--trials", "2") == 0
    assert "The best is trial 2: cross-entropy 0.6000" in capsys.readouterr().out


def test_where_no_trial_finishes_there_is_no_best(
    faces: Path, study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    FakeFit(monkeypatch, [[float("nan")], [float("nan")]])
    assert tune(faces, study, "--trials", "2") == 2
    assert last_line(capsys).startswith(f"No trial in {study} finished, as report.md there shows")


def test_another_dataset_is_one_sentence_and_2(
    faces: Path,
    study: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    FakeFit(monkeypatch, [[0.8]])
    assert tune(faces, study, "--trials", "1") == 0
    other = write_dataset(tmp_path / "other", training=9)
    assert tune(other, study, "--trials", "2") == 2
    assert "a study with another dataset and another count of faces: give" in last_line(capsys)


def test_without_optuna_is_one_sentence_and_2(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    assert tune(Path("nowhere"), study) == 2
    assert "pip install 'emolens[tune]'" in last_line(capsys)
    assert not study.exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--space", "gone.toml"], "The space gone.toml cannot be searched"),
        (["--set", "fine.epochs=-1"], "fine.epochs: Input should be"),
        (["--recipe", "gone"], "gone cannot be read as a recipe"),
        ([], "nowhere"),
    ],
)
def test_bad_input_is_one_sentence_and_2(
    study: Path, capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    assert tune(Path("nowhere"), study, *options) == 2
    assert reason in last_line(capsys)
    assert not study.exists()


@pytest.mark.parametrize("trials", ["0", "many"])
def test_a_bad_number_of_trials_is_refused_at_once(study: Path, trials: str) -> None:
    with pytest.raises(SystemExit) as stop:
        tune(Path("nowhere"), study, "--trials", trials)
    assert stop.value.code == 2
