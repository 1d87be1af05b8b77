import io
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from emolens.commands import analyze
from emolens.commands.main import main
from emolens.model.output import ModelOutput
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from tests.models import make_metadata, write_model
from tests.videos import grey_images, write_video


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


def emolens(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "emolens", *map(str, arguments)]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, text=True, check=False, timeout=120, **given)  # type: ignore[call-overload,no-any-return]


def test_analyze_prints_readings_and_nothing_else(
    model: Path, astronaut_png: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(astronaut_png), "--model", str(model)]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["source"] == str(astronaut_png)
    assert err == ""


def test_the_command_runs_from_the_shell(model: Path, astronaut_png: Path) -> None:
    done = emolens("analyze", astronaut_png, "gone.jpg", "--model", model)
    assert done.returncode == 2
    assert json.loads(done.stdout)["expression"] in make_metadata().labels
    assert done.stderr == "gone.jpg does not exist; check the path.\n"


def test_nothing_but_our_sentence_tells_of_a_damaged_picture(model: Path, tmp_path: Path) -> None:
    file = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(file, "TIFF")
    samples = struct.pack("<HHI", 277, 3, 1)  # SamplesPerPixel, of which Pillow warns if it is high
    assert samples in file.getvalue()
    damaged = tmp_path / "damaged.tif"
    damaged.write_bytes(file.getvalue().replace(samples + b"\3", samples + b"\x63"))
    done = emolens("analyze", damaged, "--model", model)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{damaged} ")
    assert done.stderr.count("\n") == 1


def test_names_beyond_ascii_pass_through_any_encoding(model: Path, astronaut_png: Path) -> None:
    path = astronaut_png.rename(astronaut_png.with_name("Zoë 笑.png"))
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = emolens("analyze", path, "笑.jpg", "--model", model, env=environment)
    assert done.returncode == 2
    assert json.loads(done.stdout)["source"] == str(path)
    assert "does not exist" in done.stderr


@pytest.mark.parametrize("kind", ["folder", "text", "missing", "without metadata"])
def test_a_bad_model_ends_in_one_sentence(
    tmp_path: Path, astronaut_png: Path, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "bad.onnx"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("hello")
    elif kind == "without metadata":
        write_model(path, metadata=None)
    assert main(["analyze", str(astronaut_png), "--model", str(path)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"The model file {path} cannot be used: ")
    assert err.count("\n") == 1


def test_the_shipped_model_is_the_default_in_what_reads_alike_everywhere(
    astronaut_png: Path, tmp_path: Path
) -> None:
    result = tmp_path / "readings.jsonl"
    assert main(["analyze", str(astronaut_png), "-o", str(result)]) == 0
    assert json.loads(result.read_text("utf-8"))["expression"] == "happy"
    about = json.loads(metadata_file(result).read_text("utf-8"))
    assert about["model"]["precision"] == "float32"


def test_readings_go_to_a_file_with_what_produced_them(
    model: Path, astronaut_png: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "readings.csv"
    command = ["analyze", str(astronaut_png), "-o", str(path), "--model", str(model)]
    assert main(command) == 0
    assert capfd.readouterr() == ("", "")
    (row,) = read_rows(path)
    assert row.source == str(astronaut_png)
    about = json.loads(metadata_file(path).read_text("utf-8"))
    assert (about["state"], about["sources"]) == ("complete", [str(astronaut_png)])


@pytest.mark.parametrize("name", ["readings.txt", "none/readings.csv"])
def test_a_file_that_cannot_be_written_is_told(
    model: Path, astronaut_png: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    command = ["analyze", str(astronaut_png), "-o", str(path), "--model", str(model)]
    assert main(command) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert not path.exists()


class Interrupted:
    """A model during whose second batch the user presses Ctrl-C."""

    metadata = make_metadata()
    batches = 0

    def infer(self, crops: np.ndarray) -> ModelOutput:
        self.batches += 1
        if self.batches == 2:
            raise KeyboardInterrupt
        return ModelOutput(np.tile(np.array([0.2, 0.3, 0.5], np.float32), (len(crops), 1)))


def twice(picture: Path) -> list[str]:
    """Return two files of the same picture."""
    copy = picture.with_name("copy.png")
    shutil.copy(picture, copy)
    return [str(picture), str(copy)]


def test_ctrl_c_keeps_the_lines_printed_so_far(
    astronaut_png: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(analyze, "load_model", lambda _path, **_: Interrupted())
    assert main(["analyze", "--model", "its.onnx", "--jobs", "1", *twice(astronaut_png)]) == 130
    out, err = capsys.readouterr()
    assert len([json.loads(line) for line in out.splitlines()]) == 1
    assert err == "Interrupted; the lines written so far are complete.\n"


def test_ctrl_c_keeps_the_file_written_so_far(
    astronaut_png: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyze, "load_model", lambda _path, **_: Interrupted())
    paths, result = twice(astronaut_png), tmp_path / "readings.jsonl"
    assert main(["analyze", "--model", "its.onnx", "--jobs", "1", *paths, "-o", str(result)]) == 130
    assert len(list(read_rows(result))) == 1
    assert json.loads(metadata_file(result).read_text("utf-8"))["state"] == "cancelled"


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signal to one process")
def test_ctrl_c_ends_all_jobs_and_leaves_no_half_line(model: Path, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(3000))  # more than a pipe takes
    others = [Path(shutil.copy(path, tmp_path / name)) for name in ("w.avi", "x.avi")]
    # Who runs the tests in the background has Ctrl-C ignored, and so would have the command.
    heeding = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from emolens.commands.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", heeding, "analyze", path, *others, "--jobs", "2"]
    with subprocess.Popen(
        [*map(str, command), "--model", str(model)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        lines = first + process.stdout.read()
        err = process.stderr.read()
    assert process.returncode == 130
    assert err == "Interrupted; the lines written so far are complete.\n"
    assert lines.endswith("\n")
    frames = [json.loads(line)["frame"] for line in lines.splitlines()]
    assert frames == list(range(len(frames)))
    assert len(frames) < 3000


@pytest.mark.parametrize("jobs", ["0", "-1", "1.5", "many", ""])
def test_jobs_must_be_a_whole_number(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["analyze", "a.jpg", f"--jobs={jobs}"])
    assert caught.value.code == 2
    assert "is no whole number from 1 on" in capsys.readouterr().err


def test_a_reader_that_has_read_enough_ends_it_quietly(model: Path, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(60))
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = emolens("analyze", path, "--model", model, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_ends_in_one_sentence(model: Path, astronaut_png: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = emolens("analyze", astronaut_png, "--model", model, stdout=full)
    assert done.returncode == 2
    assert done.stderr == (
        "The readings cannot be written (No space left on device); make room and run it again.\n"
    )


@pytest.mark.parametrize("arguments", [[], ["a.jpg"], ["--nonsense"], ["analyze", "--nonsense"]])
def test_wrong_arguments_exit_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: emolens" in capsys.readouterr().err


def test_a_neutral_face_corrects_what_is_read(
    model: Path, astronaut_png: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["analyze", str(astronaut_png), "--model", str(model), "--neutral", str(astronaut_png)]
    assert main([*given, "--neutral-anyway"]) == 0
    assert json.loads(capsys.readouterr().out)["corrected"] is not None


def test_a_neutral_face_that_cannot_be_taken_ends_in_one_sentence(
    model: Path, astronaut_png: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["analyze", str(astronaut_png), "--model", str(model), "--neutral"]
    for source in ("nothing.mp4", "a.mp4@5-2"):
        assert main([*given, source]) == 2
        written = capsys.readouterr()
        assert (written.out, written.err.count("\n")) == ("", 1)


def test_another_neutral_face_lets_results_of_many_be_made_again(
    model: Path, astronaut_png: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["analyze", str(astronaut_png), "--model", str(model), "--out-dir", str(tmp_path / "o")]
    neutral = ["--neutral", str(astronaut_png), "--neutral-anyway"]
    said = []
    for more in ([], neutral, neutral):
        assert main([*given, *more]) == 0
        said.append("another neutral face is named" in capsys.readouterr().err)
    assert said == [False, True, False]


def test_nothing_acts_in_what_an_error_repeats(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["analyze", "a.png", "--no\x1b[31msuch\nthing"])
    assert r"--no\x1b[31msuch\nthing" in capsys.readouterr().err
