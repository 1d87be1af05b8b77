"""The packaged program opens no internet socket, and writes nothing that nobody asked for.

Watched from outside, by strace: whatever Python, Qt, OpenCV, ONNX Runtime or a library that they
load may do is seen.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.videos import write_video

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's own")

INTERNET = re.compile(r"\bsocket(pair)?\((AF_INET6?|AF_PACKET)\b")
OPENED = re.compile(r'\b(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+)')
MADE = re.compile(
    r'\b(?:rename|renameat2?|link|symlink|mkdir|mkdirat|mknod)\(.*"([^"]+)"[^"]*\) = 0'
)
WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT")
NOT_KEPT = ("/dev/", "/proc/", "/sys/", "/memfd:")


@pytest.fixture
def strace() -> str:
    found = shutil.which("strace")
    if found is None:
        pytest.skip("there is no strace; tools/setup.sh bundle installs it on Debian and its kin")
    return found


def watched(strace: str, home: Path, *command: Path | str) -> str:
    """Run a program in a home of its own and return every system call that matters."""
    log = home.parent / "calls.log"
    calls = "trace=network,open,openat,creat,/rename,/link,/mkdir,/mknod"
    display = {name: os.environ[name] for name in ("QT_QPA_PLATFORM",) if name in os.environ}
    result = subprocess.run(
        [strace, "-f", "-qq", "-s", "4096", "-o", log, "-e", calls, *command],
        env={"HOME": str(home), "TMPDIR": str(home.parent / "tmp"), **display},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    text = log.read_text("utf-8", errors="replace")
    assert "openat(" in text  # it was watched at all
    return text


def written(calls: str) -> set[Path]:
    """The files and folders that were made or opened for writing, and are no devices."""
    opened = (m[1] for m in OPENED.finditer(calls) if any(flag in m[2] for flag in WRITING))
    names = {*opened, *(m[1] for m in MADE.finditer(calls))}
    return {Path(name) for name in names if not name.startswith(NOT_KEPT)}


def unasked(calls: str, home: Path, *asked: Path) -> set[Path]:
    """What was written but for settings, log, and what was asked for; a folder serves its files."""
    kept = [home / ".config" / "Emolens", home / ".local" / "share" / "Emolens", *asked]
    fine = {path for keep in kept for path in written(calls) if path.is_relative_to(keep)}
    above = {folder for keep in kept for folder in keep.parents}
    return written(calls) - fine - above


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.slow
def test_the_window_opens_no_internet_socket_and_writes_only_what_it_may(
    bundle: Path, strace: str, home: Path, astronaut_png: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "asked" / "window.png"
    picture.parent.mkdir()
    program = bundle / "emolens"
    calls = watched(strace, home, program, "--screenshot", picture, astronaut_png)
    assert picture.exists()
    assert INTERNET.findall(calls) == []
    assert unasked(calls, home, picture.parent) == set()
    (log,) = home.rglob("emolens.log")
    assert log.stat().st_size < 10_000
    assert {p.name for p in (home / ".config" / "Emolens").iterdir()} == {
        "machine.json",
        "settings.json",
    }


@pytest.mark.slow
def test_the_command_opens_none_and_writes_only_what_it_measured(
    bundle: Path, strace: str, home: Path, astronaut: np.ndarray, tmp_path: Path
) -> None:
    film = tmp_path / "film.avi"
    write_video(film, [cv2.resize(astronaut, (256, 256))] * 5)
    calls = watched(strace, home, bundle / "emolens", "analyze", film)
    assert INTERNET.findall(calls) == []
    assert unasked(calls, home) == set()


@pytest.mark.parametrize("options", [(), ("--out-dir",)])
def test_from_the_sources_too_nothing_goes_online(
    strace: str, home: Path, astronaut_png: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    program = (sys.executable, "-m", "desktop", "analyze", astronaut_png)
    folder = (tmp_path / "out",) if options else ()
    calls = watched(strace, home, *program, *options, *folder)
    assert INTERNET.findall(calls) == []


def test_a_program_that_goes_online_and_writes_is_seen(
    strace: str, home: Path, tmp_path: Path
) -> None:
    stray = tmp_path / "stray.txt"
    code = f"import socket; socket.socket(); open({str(stray)!r}, 'w'); 0"
    calls = watched(strace, home, sys.executable, "-c", code)
    assert len(INTERNET.findall(calls)) == 1
    assert stray in unasked(calls, home)
