import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import desktop
from desktop import cli
from desktop.cli import main
from desktop.resources import model_file
from desktop.vision.classifier import Classifier
from tests.models import make_metadata, write_model
from tests.videos import grey_images, write_video


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


def emolens(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
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
    assert done.stderr == "There is no file gone.jpg; check the path.\n"


def test_names_beyond_ascii_pass_through_any_encoding(model: Path, astronaut_png: Path) -> None:
    path = astronaut_png.rename(astronaut_png.with_name("Zoë 笑.png"))
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = emolens("analyze", path, "笑.jpg", "--model", model, env=environment)
    assert done.returncode == 2
    assert json.loads(done.stdout)["source"] == str(path)
    assert done.stderr.startswith("There is no file")


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
    assert err.startswith(f"The model file {path} is refused: ")
    assert err.count("\n") == 1


def test_the_shipped_model_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def load(path: Path) -> Classifier:
        asked.append(path)
        raise KeyboardInterrupt

    monkeypatch.setattr(Classifier, "load", load)
    main(["analyze", "a.jpg"])
    assert asked == [model_file()]


class Interrupted:
    """A model during whose second batch the user presses Ctrl-C."""

    metadata = make_metadata()
    batches = 0

    def classify(self, crops: np.ndarray) -> np.ndarray:
        self.batches += 1
        if self.batches == 2:
            raise KeyboardInterrupt
        return np.tile(np.array([0.2, 0.3, 0.5], np.float32), (len(crops), 1))


def test_ctrl_c_keeps_the_lines_printed_so_far(
    astronaut: np.ndarray,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = write_video(tmp_path / "v.mp4", [astronaut] * 3)
    monkeypatch.setattr(Classifier, "load", lambda _: Interrupted())
    assert main(["analyze", str(path)]) == 130
    out, err = capsys.readouterr()
    assert [json.loads(line)["frame"] for line in out.splitlines()] == [0]
    assert err == "Interrupted; the lines printed so far are complete.\n"


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


def test_analyze_needs_no_qt(model: Path, astronaut_png: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None; from desktop.cli import main; "
        f"sys.exit(main(['analyze', {str(astronaut_png)!r}, '--model', {str(model)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", [["analyze"], ["a.jpg", "b.jpg"], ["--nonsense"]])
def test_wrong_arguments_exit_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: emolens" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"emolens {desktop.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], (None, model_file())),
        (["a.jpg"], (Path("a.jpg"), model_file())),
        (["./analyze", "--model", "m.onnx"], (Path("analyze"), Path("m.onnx"))),
    ],
)
def test_without_analyze_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], opened: tuple[Path | None, Path]
) -> None:
    runs: list[tuple[Path | None, Path]] = []
    app = ModuleType("desktop.app")

    def run(path: Path | None, model: Path, screenshot: Path | None) -> int:
        assert screenshot is None
        runs.append((path, model))
        return 7

    monkeypatch.setattr(app, "run", run, raising=False)
    monkeypatch.setitem(sys.modules, "desktop.app", app)
    assert cli.main(arguments) == 7
    assert runs == [opened]
