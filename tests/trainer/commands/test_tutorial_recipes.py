"""The small networks, trained on tiny sets by the commands that tutorials would give."""

import json
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from trainer.cli import main
from trainer.data.vocabulary import EXPRESSIONS
from trainer.run import Run

FIVE = ("angry", "happy", "neutral", "sad", "surprise")


def test_five_classes_of_seven_are_learnt_with_logs_curves_and_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faces = write_dataset(tmp_path / "faces", EXPRESSIONS, training=2, validation=1)
    run = Run(tmp_path / "run")
    command = ["fit", "--data", str(faces), "--run", str(run.folder), "--recipe", "cnn3"]
    assert main([*command, "--labels", *FIVE, "--tensorboard"]) == 0
    card = run.read_card()
    assert (card.labels, card.complete) == (FIVE, True)
    history = json.loads((run.folder / "history.json").read_text())
    assert card.epochs["trained"] == len(history) <= 20
    assert "validation accuracy: " in capsys.readouterr().out
    assert (run.folder / "curves.png").stat().st_size > 1000
    assert list((run.folder / "tensorboard").rglob("events.out.tfevents.*"))


def test_the_rate_falls_on_a_plateau_and_the_run_has_its_row_in_a_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faces = write_dataset(tmp_path / "faces", FIVE, training=2, validation=1)
    runs = [tmp_path / recipe for recipe in ("cnn4", "cnn3")]
    for run in runs:
        command = ["fit", "--data", str(faces), "--run", str(run), "--recipe", run.name]
        assert main([*command, "--set", "fine.epochs=2", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["complete"]
    assert Run(runs[0]).read_card().recipe["fine"]["schedule"] == "plateau"
    assert main(["card", str(runs[0]), "--beside", str(runs[1])]) == 0
    text = (runs[0] / "MODEL_CARD.md").read_text("utf-8")
    assert "| this model | cnn4 " in text
    assert "| cnn3       | cnn3 " in text
