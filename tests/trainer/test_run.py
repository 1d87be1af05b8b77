import json
from pathlib import Path

import pytest

from desktop.vision.contract import CropRule
from trainer.errors import RunError
from trainer.run import Card, Run, digest, write_json


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(tmp_path)
    run.model.write_bytes(b"a model")
    run.write_card(
        Card(
            version="0",
            architecture="mobilenet",
            labels=("happy", "sad"),
            crop=CropRule(size=48, channels=1, margin=0.0),
            scores_mean="labels",
            uncertain_below=0.5,
            temperature=1.0,
            offsets={},
            data={},
            protocol="",
            recipe={},
            parents={},
            epochs={},
            complete=True,
            metrics={},
            keras_digest=digest(run.model),
        )
    )
    return run


def test_reads_the_card_that_it_wrote(run: Run) -> None:
    card = run.read_card()
    assert card.labels == ("happy", "sad")
    assert card.crop == CropRule(size=48, channels=1, margin=0.0)


def test_refuses_a_folder_without_a_card(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not a finished run"):
        Run(tmp_path / "nowhere").read_card()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"labels": 3}', "\x00"])
def test_refuses_a_damaged_card(run: Run, text: str) -> None:
    run.card.write_text(text)
    with pytest.raises(RunError, match="is damaged"):
        run.read_card()


def test_refuses_a_card_that_lacks_something(run: Run) -> None:
    values = json.loads(run.card.read_text())
    del values["crop"]
    run.card.write_text(json.dumps(values))
    with pytest.raises(RunError, match="is damaged"):
        run.read_card()


def test_refuses_a_model_that_the_card_does_not_describe(run: Run) -> None:
    run.model.write_bytes(b"another model")
    with pytest.raises(RunError, match="not the model"):
        run.read_card()
    run.model.unlink()
    with pytest.raises(RunError, match="is missing"):
        run.read_card()


def test_json_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_json(path, {"a": 1})
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    assert json.loads(path.read_text()) == {"a": 1}
