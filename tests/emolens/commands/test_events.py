"""Events of films from ``emolens analyze`` to ``emolens summarize``."""

from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from emolens.commands.main import main
from tests.models import write_model
from tests.videos import write_video

TABLE = "onset\tduration\ttrial_type\n0.4\t0.4\tjoke\n0.6\t0.2\tnoise\n"


@pytest.fixture
def command(tmp_path: Path, astronaut: np.ndarray) -> list[str]:
    """Analyzes a film of thirty frames with a face."""
    face = np.asarray(cv2.resize(astronaut, (240, 240)), np.uint8)
    film = write_video(tmp_path / "film.avi", [face] * 30)
    model = write_model(tmp_path / "model.onnx")
    return ["analyze", str(film), "--model", str(model), "--out-dir", str(tmp_path / "out")]


def test_rows_say_their_events_and_the_summary_finds_them(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "film.events.tsv").write_text(TABLE, "utf-8")
    assert main(command) == 0
    table = pd.read_csv(tmp_path / "out" / "film.avi.csv", keep_default_na=False)
    names = [*[""] * 10, *["joke"] * 5, *["joke; noise"] * 5, *[""] * 10]
    assert table["event"].tolist() == names
    out = tmp_path / "summary.csv"
    assert main(["summarize", str(tmp_path / "out"), "-o", str(out)]) == 0
    summary = pd.read_csv(out)
    assert summary["event"].tolist() == ["joke", "noise"]
    assert summary["seconds"].tolist() == pytest.approx([0.4, 0.2])
    capsys.readouterr()
    assert main(["summarize", str(tmp_path / "out"), "--bins", "5"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_other_events_make_a_result_anew(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "events.csv"
    sentence = "is read again: other events are given."
    for text, again in [("x", False), ("x", False), ("y", True)]:
        table.write_text(f"onset,duration,trial_type\n0,1,{text}\n", "utf-8")
        assert main([*command, "--events", str(table)]) == 0
        assert (sentence in capsys.readouterr().err) == again


def test_a_table_with_a_mistake_is_told_before_anything_is_read(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "film.events.tsv").write_text(TABLE + "soon\t1\tx\n", "utf-8")
    assert main(command) == 2
    assert "film.events.tsv, line 4: “onset” is no time" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
