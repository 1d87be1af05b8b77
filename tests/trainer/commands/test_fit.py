import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.runs import tiny_backbone
from trainer.cli import main
from trainer.picture_digests import read_digests
from trainer.run import Run

OPTIONS = ["--weights", "none", "--resolution", "32", "--set", "batches.size=8"]
ONE_EPOCH = ["--set", "fine.epochs=1"]


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "faces")


def fit(data: Path, run: Path, *options: str) -> int:
    return main(["fit", "--data", str(data), "--run", str(run), *OPTIONS, *ONE_EPOCH, *options])


def test_fit_says_what_it_skips_and_leaves_a_run(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("trainer.networks.architectures.mobilenet.backbone", tiny_backbone)
    (faces / "train" / "happy" / "0.png").write_text("no picture")
    assert fit(faces, tmp_path / "run") == 0
    said = capsys.readouterr()
    assert "skipped train/happy/0.png: not a readable picture" in said.err
    assert "23 faces to train on, 12 to validate on; 1 unreadable" in said.err
    assert "validation accuracy" in said.out
    card = json.loads((tmp_path / "run" / "card.json").read_text())
    assert card["data"]["skipped"] == ["train/happy/0.png: not a readable picture"]
    assert card["recipe"]["batches"]["size"] == 8

    assert fit(faces, tmp_path / "again", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["metrics"] == card["metrics"]
    assert "With 12 faces to validate on, a share near a half" in said.err

    assert fit(faces, tmp_path / "run") == 2
    assert "holds a finished run" in capsys.readouterr().err


def test_labels_of_ones_own_are_learnt_from_a_few_people_s_votes(tmp_path: Path) -> None:
    faces = write_dataset(tmp_path / "faces", ("bored", "focused"))
    files = [path.relative_to(faces).as_posix() for path in sorted(faces.rglob("*.png"))]
    rows = [f"{file},{2 + ('bored' in file)},1,0" for file in files]
    (tmp_path / "votes.csv").write_text("\n".join(["file,bored,focused,unknown", *rows]))
    votes = ["--votes", str(tmp_path / "votes.csv"), "--recipe", "cnn3"]
    assert fit(faces, tmp_path / "run", *votes, "--set", "targets.stray_votes=false") == 0
    card = Run(tmp_path / "run").read_card()
    assert (card.labels, card.scores_mean) == (("bored", "focused"), "votes")
    assert "validation_agreement" in card.metrics
    assert card.data["own_votes"]


def test_crops_are_of_the_size_and_colours_that_the_recipe_says(
    faces: Path, tmp_path: Path
) -> None:
    crops = ["--set", "network.crop=32", "--set", "network.colour=true", "--recipe", "cnn3"]
    assert fit(faces, tmp_path / "run", *crops) == 0
    card = json.loads((tmp_path / "run" / "card.json").read_text())
    framing = {"size": 32, "channels": 3, "margin": 0.0, "aligned_margin": 0.06, "aligned": False}
    assert card["crop"] == framing


def test_a_run_keeps_which_pictures_it_was_trained_on(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fit(faces, tmp_path / "run", "--recipe", "cnn3") == 0
    digests = read_digests(Run(tmp_path / "run"))
    assert digests is not None
    assert (len(digests.training), len(digests.validation)) == (24, 12)
    renamed = faces.rename(tmp_path / "renamed")
    options = ["--data", str(renamed), "--split", "train"]
    assert main(["evaluate", str(tmp_path / "run"), *options]) == 0
    assert "learnt from these very pictures" in capsys.readouterr().out


def test_without_a_folder_it_makes_one_that_the_same_command_finds_again(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("trainer.networks.architectures.mobilenet.backbone", tiny_backbone)
    monkeypatch.chdir(tmp_path)
    command = ["fit", "--data", str(faces), *OPTIONS, *ONE_EPOCH]
    assert main(command) == 0
    assert (tmp_path / "runs" / "faces-mobilenet" / "card.json").is_file()
    assert main(command) == 2
    assert "runs/faces-mobilenet holds a finished run" in capsys.readouterr().err


@pytest.mark.slow
def test_goes_on_from_an_earlier_run_with_fewer_labels_and_logs(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text('[network]\narchitecture = "cnn3"\nweights = "none"\n')
    first = ["--recipe", str(recipe)]
    assert fit(faces, tmp_path / "first", *first) == 0
    second = [*first, "--init", str(tmp_path / "first"), "--labels", "happy", "neutral"]
    assert fit(faces, tmp_path / "second", *second, "--tensorboard") == 0
    assert "labels happy, neutral" in capsys.readouterr().err
    card = json.loads((tmp_path / "second" / "card.json").read_text())
    earlier = json.loads((tmp_path / "first" / "card.json").read_text())
    assert card["parents"] == {"init": earlier["keras_digest"]}
    assert card["architecture"] == "cnn3"
    assert list((tmp_path / "second" / "tensorboard").rglob("events.out.tfevents.*"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--weights", "gone.weights.h5"], "gone.weights.h5 does not exist"),
        (["--votes", "gone.csv"], "gone.csv cannot be read"),
        (["--init", "nowhere"], "nowhere is not a finished run"),
        (["--teacher", "nowhere"], "nowhere is not a finished run"),
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


def test_a_run_folder_that_cannot_be_written_is_refused_at_once(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    assert fit(tmp_path / "nowhere", file / "run") == 2
    told = f"{file / 'run'} cannot be a folder, for {file} is a file: give another --run folder."
    assert capsys.readouterr().err == f"{told}\n", "before anything is read"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert fit(faces, tmp_path / "run") == 2
    told = f"Nothing may be written to {tmp_path}: give another --run folder."
    assert capsys.readouterr().err == f"{told}\n"
    assert not (tmp_path / "run").exists()


def test_an_unknown_layer_is_one_sentence_and_2(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("trainer.networks.architectures.mobilenet.backbone", tiny_backbone)
    pretrained = ["--weights", "imagenet", "--set", "head.unfreeze_from=conv_99"]
    assert fit(faces, tmp_path / "run", *pretrained) == 2
    assert "no layer 'conv_99'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [["--set", "fine.epochs=-1"], ["--set", "fine.epochs"], ["--width", "wide"], ["--recipe", "x"]],
)
def test_bad_settings_are_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert fit(tmp_path / "nowhere", tmp_path / "run", *options) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "nowhere" not in line


@pytest.mark.slow
def test_a_killed_process_goes_on_from_its_last_whole_epoch(faces: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    command = [sys.executable, "-m", "trainer", "fit", "--data", str(faces), "--run", str(run)]
    command += [*OPTIONS, "--set", "fine.epochs=4"]
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


@pytest.mark.slow
def test_a_training_on_one_thread_repeats_its_figures_exactly(faces: Path, tmp_path: Path) -> None:
    cards = []
    for name in ("one", "two"):
        command = [sys.executable, "-m", "trainer", "fit", "--data", str(faces)]
        command += ["--run", str(tmp_path / name), *OPTIONS, "--set", "fine.epochs=2"]
        alone = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1"}
        subprocess.run(command, check=True, env=os.environ | alone, capture_output=True)
        cards.append(json.loads((tmp_path / name / "card.json").read_text()))
    assert cards[0]["metrics"] == cards[1]["metrics"]
    histories = [(tmp_path / name / "history.json").read_text() for name in ("one", "two")]
    assert histories[0] == histories[1]
