import argparse
from pathlib import Path

import cv2
import numpy as np
import pytest

from trainer.commands import prepare
from trainer.preparation.journal import Journal, Record


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    prepare.add_arguments(parser)
    return prepare.run(parser.parse_args([str(argument) for argument in arguments]))


@pytest.fixture
def photographs(tmp_path: Path, astronaut: np.ndarray) -> Path:
    """Three portraits, a thumbnail, and a wall."""
    wall = np.full((200, 200, 3), 90, np.uint8)
    pictures = {"happy/a.png": astronaut, "happy/b.jpg": astronaut, "sad/c.bmp": astronaut}
    pictures |= {"happy/small.png": wall[:2, :2], "sad/wall.bmp": wall}
    for name, picture in pictures.items():
        (tmp_path / "web" / name).parent.mkdir(parents=True, exist_ok=True)
        assert cv2.imwrite(str(tmp_path / "web" / name), picture)
    return tmp_path / "web"


def test_says_what_became_of_the_photographs(
    photographs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--min-bytes", 500, "--validation", 0, "--size", 64, "--colour")
    assert run(photographs, "-o", tmp_path / "faces", *options) == 0
    said = capsys.readouterr()
    assert "left out happy/small.png: too small a file" in said.err
    assert "left out sad/wall.bmp: no face found" in said.err
    assert "| happy      |           3 |     2 |" in said.out
    assert "| sad        |           2 |     1 |" in said.out
    crop = cv2.imread(str(tmp_path / "faces/train/sad/c.bmp.png"), cv2.IMREAD_UNCHANGED)
    assert crop is not None
    assert crop.shape == (64, 64, 3)


def test_interrupted_it_says_how_to_go_on(
    photographs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add = Journal.add

    def add_then_stop(journal: Journal, record: Record) -> None:
        add(journal, record)
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", add_then_stop)
    assert run(photographs, "-o", tmp_path / "faces") == 130
    assert "Interrupted: 1 of 5 photographs are done and kept." in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", [("--size", 4), ("--size", "big"), ("--validation", 1), ("--min-bytes", -1)]
)
def test_bad_options_are_refused(tmp_path: Path, option: tuple[object, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(tmp_path / "web", "-o", tmp_path / "faces", *option)
    assert stop.value.code == 2
    assert not (tmp_path / "faces").exists()
