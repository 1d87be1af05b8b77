import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.runs import tiny_base
from trainer import network
from trainer.cli import main

OPTIONS = ["--weights", "none", "--resolution", "32", "--batch-size", "8", "--epochs", "1"]


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "faces")


def fit(data: Path, run: Path, *options: str) -> int:
    return main(["fit", "--data", str(data), "--run", str(run), *OPTIONS, *options])


def test_fit_says_what_it_skips_and_leaves_a_run(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(network, "_base", tiny_base)
    (faces / "train" / "happy" / "0.png").write_text("no picture")
    assert fit(faces, tmp_path / "run") == 0
    said = capsys.readouterr()
    assert "skipped train/happy/0.png: not a readable picture" in said.err
    assert "23 faces to train on, 12 to validate on, 1 unreadable, 0 in both left out" in said.err
    assert "validation accuracy" in said.out
    card = json.loads((tmp_path / "run" / "card.json").read_text())
    assert card["data"]["skipped"] == ["train/happy/0.png: not a readable picture"]

    assert fit(faces, tmp_path / "run") == 2
    assert "holds a finished run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--weights", "gone.weights.h5"], "gone.weights.h5 does not exist"),
        (["--votes", "gone.csv"], "gone.csv cannot be read"),
    ],
)
def test_bad_input_is_one_sentence_and_2(
    faces: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    reason: str,
) -> None:
    assert fit(faces, tmp_path / "run", *options) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert reason in last
    assert last.endswith(".")
    assert not (tmp_path / "run" / "card.json").exists()


def test_an_unknown_layer_is_one_sentence_and_2(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(network, "_base", tiny_base)
    assert fit(faces, tmp_path / "run", "--unfreeze-from", "conv_99") == 2
    assert "no layer 'conv_99'" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--epochs", "0"], ["--epochs", "many"], ["--seed", "-1"]])
def test_bad_options_are_refused_before_anything_is_read(
    tmp_path: Path, options: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        fit(tmp_path / "nowhere", tmp_path / "run", *options)
    assert stop.value.code == 2


@pytest.mark.slow
def test_a_killed_process_goes_on_from_its_last_whole_epoch(faces: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    command = [sys.executable, "-m", "trainer", "fit", "--data", str(faces), "--run", str(run)]
    command += [*OPTIONS, "--epochs", "3", "--patience", "9"]
    state = run / "checkpoints" / "state.json"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ) as process:
        while not state.exists():
            assert process.poll() is None, "ended before its first epoch"
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    done = json.loads(state.read_text())["history"]
    assert 1 <= len(done) < 4
    subprocess.run(command, check=True, env=os.environ, capture_output=True)
    history = json.loads((run / "history.json").read_text())
    assert [record["epoch"] for record in history] == [1, 2, 3, 4]
    assert history[: len(done)] == done
