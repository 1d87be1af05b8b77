import json
from dataclasses import replace
from pathlib import Path

import pytest

from emolens.model.contract import CropFraming
from tests.runs import write_bare_card
from trainer.errors import RunError
from trainer.run import FaceCard, Run, write_json


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(tmp_path)
    run.model.write_bytes(b"a model")
    write_bare_card(run)
    return run


def test_reads_the_card_that_it_wrote(run: Run) -> None:
    card = run.read_card()
    assert card.labels == ("happy", "sad")
    assert card.crop == CropFraming(size=48, channels=1, margin=0.0)


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


def test_a_card_may_speak_of_a_face_unit(run: Run) -> None:
    card = run.read_card()
    assert (card.face, card.face_digest, card.metadata().no_face_below) == (None, None, None)
    face = FaceCard(no_face_below=0.25, protocol="a line drawn", digest="sha256:00")
    run.write_card(replace(card, face=face))
    again = run.read_card()
    assert (again.face, again.face_digest) == (face, "sha256:00")
    assert again.metadata().no_face_below == 0.25
    assert again.metadata().training["face"] == "a line drawn"


def test_a_card_from_before_there_were_face_units_is_read(run: Run) -> None:
    values = json.loads(run.card.read_text())
    del values["face"]
    run.card.write_text(json.dumps(values))
    assert run.read_card().face is None
