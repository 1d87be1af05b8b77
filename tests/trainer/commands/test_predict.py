from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.evaluations import write_run
from tests.models import write_model
from trainer.cli import main


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


@pytest.fixture
def crop(tmp_path: Path) -> Path:
    path = tmp_path / "crop.png"
    assert cv2.imwrite(str(path), np.full((48, 48), 250, np.uint8))
    return path


def predict(model: Path, *rest: Path | str) -> int:
    return main(["predict", str(model), *map(str, rest)])


def test_shows_a_crop_and_a_photograph(
    model: Path,
    crop: Path,
    astronaut_png: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    picture = tmp_path / "out.png"
    assert predict(model, crop, astronaut_png, "-o", picture) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{crop}, as it is: happy 0.9")
    assert second.startswith(f"{astronaut_png}, face of ")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_is_there_is_replaced_only_with_force(
    model: Path, crop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "out.png"
    picture.write_text("mine")
    assert predict(tmp_path / "no model", crop, "-o", picture) == 2
    assert f"{picture} is there already" in capsys.readouterr().err, "before a model is read"
    assert picture.read_text() == "mine"
    assert predict(model, crop, "-o", picture, "--force") == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_run_predicts_what_its_model_file_does(
    model: Path, crop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_run(tmp_path / "run", labels=("sad", "neutral", "happy"))
    assert predict(model, crop) == predict(run.folder, crop) == 0
    of_file, of_run = capsys.readouterr().out.splitlines()
    assert of_file == of_run


def test_what_cannot_be_read_is_named_and_the_rest_is_shown(
    model: Path, crop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    picture = tmp_path / "out.png"
    gone = tmp_path / "gone.png"
    assert predict(model, gone, tmp_path / "notes.png", crop, "-o", picture) == 2
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == f"{gone} does not exist; check the path."
    assert len(said.err.splitlines()) == 2
    assert said.out.count("\n") == 1
    assert picture.exists()


def test_nothing_readable_writes_nothing(model: Path, tmp_path: Path) -> None:
    assert predict(model, tmp_path / "gone.png", "-o", tmp_path / "out.png") == 2
    assert not (tmp_path / "out.png").exists()


def test_a_picture_without_a_face_says_so(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sky.png"
    assert cv2.imwrite(str(path), np.full((100, 100, 3), 200, np.uint8))
    assert predict(model, path) == 0
    assert capsys.readouterr().out == f"{path}: no face found\n"


def test_another_ending_than_png_is_refused_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert predict(tmp_path / "no model", tmp_path / "a.png", "-o", tmp_path / "out.jpg") == 2
    assert capsys.readouterr().err.strip().endswith("give -o a name that ends in .png.")


def test_what_is_no_model_is_one_sentence_and_2(
    tmp_path: Path, crop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert predict(crop, crop) == 2
    assert f"The model file {crop} cannot be used" in capsys.readouterr().err
    assert predict(tmp_path, crop) == 2
    assert "is not a finished run" in capsys.readouterr().err
