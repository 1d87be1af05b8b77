import argparse
import json
import shutil
from pathlib import Path

import cv2
import pytest

from emolens.commands.output import OutputThereError
from tests.datasets import write_dataset, write_folders, write_votes
from tests.trainer.data.test_votes import SEVEN
from trainer.commands import inspect
from trainer.errors import DatasetError, OutputError


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    inspect.add_arguments(parser)
    return inspect.run(parser.parse_args([str(argument) for argument in arguments]))


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    folder = write_dataset(tmp_path / "faces")
    (folder / "train" / "sad").mkdir()
    (folder / "train" / "angry" / "7.png").write_text("no picture")
    shutil.copy(folder / "validation" / "happy" / "0.png", folder / "train" / "happy" / "0.png")
    shutil.copy(folder / "validation" / "happy" / "1.png", folder / "train" / "angry" / "0.png")
    return folder


CHOSEN = ("--labels", "Anger", "happy")


def test_says_what_is_in_a_dataset(faces: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(faces, *CHOSEN) == 0
    text = capsys.readouterr().out
    assert "faces: 23 pictures, all of 48 x 48 pixels." in text
    assert "| angry |     7 |          4 |" in text
    assert "| all   |    15 |          8 |" in text
    assert "| train, also in validation     |           2 |               2 |" in text
    assert "leaves out what a split that measures it has too: 2 of train." in text
    assert "1 group(s) of near-duplicates have different labels:\n  train/angry/0.png, val" in text
    assert "1 could not be used:\n  train/angry/7.png: not a readable picture" in text


def test_says_the_same_as_json(faces: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(faces, *CHOSEN, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"]["train"] == {"angry": 7, "happy": 8}
    assert found["sizes"] == {"48 x 48": 23}
    assert found["duplicates"]["across"]["train in validation"] == {"copies": 2, "twins": 2}
    assert found["duplicates"]["conflicts"] == [["train/angry/0.png", "validation/happy/1.png"]]
    assert found["skipped"] == ["train/angry/7.png: not a readable picture"]


def test_says_what_the_voters_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_dataset(tmp_path / "faces", SEVEN, training=2, validation=1)
    rows = {f"train/sad/{number}.png": {"neutral": 10} for number in range(2)}
    rows["validation/sad/0.png"] = {"sadness": 10}
    assert run(folder, "--votes", write_votes(tmp_path / "votes.csv", rows)) == 0
    lines = capsys.readouterr().out.splitlines()
    sad = next(line for line in lines if line.startswith("| sad") and "%" in line)
    assert [cell.strip() for cell in sad.split("|")[1:-1]] == ["sad", "3", "3", "33.3 %", "neutral"]


def test_says_that_validation_is_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_folders(tmp_path / "faces", {"sad": 5, "happy": 5})) == 0
    assert "no validation split: a tenth of train is set aside" in capsys.readouterr().out


def test_draws_samples(faces: Path, tmp_path: Path) -> None:
    assert run(faces, *CHOSEN, "-o", tmp_path / "grid.png") == 0
    picture = cv2.imread(str(tmp_path / "grid.png"))
    assert picture is not None
    assert picture.std() > 20
    written = (tmp_path / "grid.png").read_bytes()
    (tmp_path / "grid.png").write_text("mine")
    with pytest.raises(OutputThereError, match=r"grid\.png is there already"):
        run(faces, *CHOSEN, "-o", tmp_path / "grid.png")
    assert (tmp_path / "grid.png").read_text() == "mine"
    assert run(faces, *CHOSEN, "-o", tmp_path / "grid.png", "--force") == 0
    assert (tmp_path / "grid.png").read_bytes() == written


def test_bad_input_is_one_sentence(faces: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="sad in only some of train, validation"):
        run(faces)
    with pytest.raises(OutputError, match="cannot be written"):
        run(faces, *CHOSEN, "-o", tmp_path / "nowhere" / "grid.png")
