"""``--from``, ``--to`` and ``--every`` as users give them."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.commands.main import main
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from tests.models import write_model
from tests.videos import write_video


@pytest.fixture
def film(tmp_path: Path, astronaut: np.ndarray) -> Path:
    """Thirty frames with a face."""
    face = np.asarray(cv2.resize(astronaut, (240, 240)), np.uint8)
    return write_video(tmp_path / "film.avi", [face] * 30)


@pytest.fixture
def command(film: Path, tmp_path: Path) -> list[str]:
    return ["analyze", str(film), "--model", str(write_model(tmp_path / "model.onnx"))]


def test_a_part_is_read_and_told_of(command: list[str], tmp_path: Path) -> None:
    out = tmp_path / "part.csv"
    part = ["--from", "0:00.4", "--to", "1", "--every", "3"]
    assert main([*command, "-o", str(out), *part]) == 0
    rows = list(read_rows(out))
    assert [row.frame for row in rows] == [10, 13, 16, 19, 22]
    assert rows[-1].reading is not None, "the face is seen by now"
    settings = json.loads(metadata_file(out).read_text("utf-8"))["settings"]
    assert (settings["from"], settings["to"], settings["every"]) == (0.4, 1.0, 3)


def test_another_part_is_made_anew_and_the_same_is_kept(
    command: list[str], film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command += ["--out-dir", str(tmp_path / "out")]
    sentence = f"{film} is read again: other settings are asked for."
    for part, again in [([], False), (["--every", "10"], True), (["--every", "10"], False)]:
        assert main([*command, *part]) == 0
        assert (sentence in capsys.readouterr().err) == again


def test_a_film_that_is_over_before_is_told(
    command: list[str], film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--from", "50"]) == 2
    assert f"{film} has no frame in the part that is to be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--from", "2", "--to", "1:00", "--every", "0"], "0 is no whole number from 1 on"),
        (["--from", "soon"], "soon is no time; write seconds, or 1:05, or 1:02:03"),
        (["--from", "2", "--to", "1"], "--to is not later than --from"),
        (["--every", "2", "--cluster", "local", "--out-dir", "x"], "--cluster reads whole films"),
    ],
)
def test_what_is_no_part_is_told(
    command: list[str], more: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main([*command, *more])
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert sentence in capsys.readouterr().err
