"""``emolens analyze --out-dir`` as users give it."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from emolens.commands.main import main
from tests.models import write_model
from tests.videos import grey_images, write_video


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model.onnx")


@pytest.fixture
def pictures(astronaut_png: Path) -> Path:
    folder = astronaut_png.parent / "pictures"
    folder.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        shutil.copy(astronaut_png, folder / name)
    return folder


def done(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob("*.csv") if not path.name.startswith("index"))


def test_a_folder_becomes_a_folder_of_results(
    pictures: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    command = ["analyze", str(pictures), "--out-dir", str(out), "--model", str(model)]
    assert main(command) == 0
    assert done(out) == ["a.png.csv", "b.png.csv", "c.png.csv"]
    assert capsys.readouterr().err.endswith("3 of 3 sources complete, 3 frames.\n")


def test_shares_of_the_work_make_the_whole(pictures: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for share in ("1/2", "2/2"):
        command = ["analyze", str(pictures), "--out-dir", str(out), "--model", str(model)]
        assert main([*command, "--shard", share]) == 0
    assert done(out) == ["a.png.csv", "b.png.csv", "c.png.csv"]
    with (out / "index-2-of-2.csv").open(encoding="utf-8", newline="") as file:
        assert [row["result"] for row in csv.DictReader(file)] == ["b.png.csv"]


@pytest.mark.parametrize("separator", ["\n", "\0"])
def test_paths_come_from_a_list(
    separator: str, pictures: Path, model: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "list"
    listed.write_text(separator.join([str(pictures / "a.png"), str(pictures / "c.png"), ""]))
    out = tmp_path / "out"
    command = ["analyze", "--files-from", str(listed), "--out-dir", str(out)]
    assert main([*command, "--model", str(model), "--format", "jsonl"]) == 0
    assert sorted(path.name for path in out.glob("*.jsonl")) == ["a.png.jsonl", "c.png.jsonl"]


def test_a_source_that_is_not_there_is_told_and_fails(
    pictures: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, out = tmp_path / "missing", tmp_path / "out"
    command = ["analyze", str(missing), str(pictures), "--out-dir", str(out)]
    assert main([*command, "--model", str(model)]) == 2
    assert f"{missing} does not exist" in capsys.readouterr().err
    assert len(done(out)) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["a.png", "--out-dir", "d", "-o", "f.csv"], "do not go together"),
        (["a.png", "--shard", "1/2"], "--shard needs --out-dir"),
        ([], "There is nothing to read"),
        (["--files-from", "no such list"], "cannot be read as a list of paths"),
    ],
)
def test_options_that_make_no_sense_are_told(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", *options]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert said in sentence


def test_a_cluster_that_is_started_here_reads_films(
    model: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    film = write_video(tmp_path / "film.mp4", grey_images(30))
    command = ["analyze", str(film), "--model", str(model), "--jobs", "1", "--out-dir"]
    assert main([*command, str(tmp_path / "here")]) == 0
    code = "import sys; from emolens.commands.main import main; sys.exit(main())"
    cluster = [sys.executable, "-c", code, *command, str(tmp_path / "out"), "--cluster", "local"]
    subprocess.run(cluster, check=True)
    assert capfd.readouterr().err.endswith("1 of 1 sources complete, 30 frames.\n")
    one, other = (tmp_path / name / "film.mp4.csv" for name in ("here", "out"))
    assert one.read_bytes() == other.read_bytes()


def test_a_cluster_wants_a_folder_for_results(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["analyze", "film.mp4", "--cluster", "local"]) == 2
    assert "--cluster needs --out-dir; name the folder" in capsys.readouterr().err
