import json
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from trainer.cli import main
from trainer.run import Run


def test_folds_are_trained_once_and_their_mean_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = write_dataset(tmp_path / "faces"), tmp_path / "folds"
    options = ["fit", "--data", str(data), "--run", str(folder), "--recipe", "cnn3"]
    options += ["--set", "fine.epochs=1", "--folds", "2"]
    assert main(options) == 0
    said = capsys.readouterr().out
    assert "| validation accuracy" in said
    assert "The 2 runs are in" in said
    cards = [Run(folder / f"fold-{number}").read_card() for number in (1, 2)]
    assert [card.data["validation"] for card in cards] == [18, 18]
    assert all("(one fold of the pictures)" in card.protocol for card in cards)
    assert all(name.startswith("validation_") for name in cards[0].metrics)

    assert main([*options, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((folder / "folds.json").read_text())
    accuracy = printed["validation_accuracy"]
    assert accuracy["folds"] == [card.metrics["validation_accuracy"] for card in cards]
    assert [Run(folder / f"fold-{number}").read_card() for number in (1, 2)] == cards

    assert main([*options, "--set", "fine.rate=0.5"]) == 2
    assert "fold-1 is a fold of a training on other pictures" in capsys.readouterr().err
