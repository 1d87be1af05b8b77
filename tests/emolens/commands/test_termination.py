"""The command from outside: signals, closed streams, and who may read what it writes."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from emolens.commands.main import main
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from tests.models import write_model
from tests.videos import grey_images, write_video

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither signals nor modes")

HEEDING = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
"""Who runs the tests under nohup has hang-ups ignored, and so would have the command."""
COMMAND = "import sys; from emolens.commands.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "v.avi", grey_images(3000))  # more than a pipe takes


def analysis(*arguments: object, before: str = HEEDING) -> "subprocess.Popen[str]":
    given = [sys.executable, "-c", before + COMMAND, "analyze", *map(str, arguments)]
    return subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_ctrl_c_does(number: int, video: Path, model: Path) -> None:
    with analysis(video, "--model", model) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(number)
        lines = first + process.stdout.read()
        said = process.stderr.read()
    assert process.returncode == 128 + number
    assert said == "Interrupted; the lines written so far are complete.\n"
    frames = [json.loads(line)["frame"] for line in lines.splitlines()]
    assert frames == list(range(len(frames)))
    assert len(frames) < 3000


def test_the_file_beside_a_result_says_that_it_was_cancelled(
    video: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = tmp_path / "r.csv"
    command = ["analyze", str(video), "--model", str(model), "-o", str(result)]

    def terminate(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("emolens.batch.progress.ProgressMeter.report", terminate)
    assert main(command) == 128 + signal.SIGTERM
    assert json.loads(metadata_file(result).read_text("utf-8"))["state"] == "cancelled"
    assert len(list(read_rows(result))) < 3000


def test_a_hang_up_that_is_ignored_stays_so(tmp_path: Path, model: Path) -> None:
    video = write_video(tmp_path / "short.avi", grey_images(100))
    ignoring = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    with analysis(video, "--model", model, before=ignoring) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        lines = first + process.stdout.read()
    assert process.returncode == 0
    assert len(lines.splitlines()) == 100


def test_what_is_said_to_a_closed_stream_lands_nowhere(model: Path, tmp_path: Path) -> None:
    picture = tmp_path / "none.png"
    command = [sys.executable, "-c", COMMAND, "analyze", picture, "--model", model]
    shell = ["sh", "-c", 'exec "$@" 2>&-', "sh", *map(str, command)]
    done = subprocess.run(shell, stdout=subprocess.PIPE, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("to_file", [False, True])
def test_readings_for_a_closed_stream_are_not_lost_silently(
    astronaut_png: Path, model: Path, tmp_path: Path, to_file: bool
) -> None:
    result = tmp_path / "r.csv"
    command = [sys.executable, "-c", COMMAND, "analyze", astronaut_png, "--model", model]
    command += ["-o", result] if to_file else []
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *map(str, command)]
    done = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False)
    if to_file:
        assert done.returncode == 0
        assert len(result.read_text("utf-8").splitlines()) == 2
    else:
        assert done.returncode == 2
        (sentence,) = done.stderr.splitlines()
        assert "standard output is closed; name a file with -o" in sentence


def test_only_its_user_may_read_a_new_result(
    astronaut_png: Path, model: Path, tmp_path: Path
) -> None:
    result = tmp_path / "r.csv"
    command = ["analyze", str(astronaut_png), "--model", str(model), "-o", str(result)]
    assert main(command) == 0
    for path in (result, metadata_file(result)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    result.chmod(0o644)
    assert main([*command, "--force"]) == 0
    assert stat.S_IMODE(result.stat().st_mode) == 0o644
