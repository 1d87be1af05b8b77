from pathlib import Path

import numpy as np
import pytest

from tests.datasets import write_dataset
from tests.evaluations import change_card, write_run
from trainer.cli import main
from trainer.picture_digests import read_digests
from trainer.run import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return write_run(tmp_path / "run")


def keep(run: Run, data: Path) -> int:
    return main(["digests", str(run.folder), "--data", str(data)])


def test_an_older_run_learns_which_pictures_it_was_trained_on(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert keep(run, write_dataset(tmp_path / "renamed")) == 0
    assert "knows its 24 pictures of train and 12 of validation now" in capsys.readouterr().out
    digests = read_digests(run)
    assert digests is not None
    assert (len(digests.training), len(digests.validation)) == (24, 12)
    assert digests.training.dtype == np.uint64
    assert digests.complete


def test_of_the_runs_that_it_stands_on_nothing_is_known(run: Run, tmp_path: Path) -> None:
    change_card(run, parents={"init": "sha256:00"})
    assert keep(run, write_dataset(tmp_path / "faces")) == 0
    digests = read_digests(run)
    assert digests is not None
    assert not digests.complete


def test_other_pictures_are_refused(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert keep(run, write_dataset(tmp_path / "faces", training=7)) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert "faces, which gives 21 faces of training: give the dataset and the votes" in said
    change_card(run, data={"training": 24, "validation": 12, "votes": "ferplus.csv"})
    assert keep(run, write_dataset(tmp_path / "others")) == 2
    assert read_digests(run) is None
