"""A film whose decoder crashes amid it ends the analysis once, and not the next time."""

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models import write_model
from tests.videos import grey_images, write_video

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are those of POSIX")

_CODE = """
import os
import signal
from pathlib import Path

from emolens.sources.video import VideoSource


def dying(self, read=VideoSource.read):
    name = Path(self.name).name
    self.count = getattr(self, "count", 0) + 1
    if self.count == 5 and name.startswith("crashes"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if self.count == 5 and name.startswith("killed") and not Path(self.name + ".again").exists():
        Path(self.name + ".again").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read(self)


VideoSource.read = dying
"""


class Study:
    """A folder of films, analyzed by a process that films end by their names."""

    def __init__(self, folder: Path) -> None:
        self.films, self._modules = folder / "films", folder / "modules"
        self.out, self._model = folder / "out", write_model(folder / "m.onnx")
        self.films.mkdir()
        self._modules.mkdir()
        (self._modules / "sitecustomize.py").write_text(_CODE, "utf-8")

    def film(self, name: str, frames: int = 9) -> Path:
        return write_video(self.films / name, grey_images(frames))

    def analyze(self, jobs: int = 1) -> tuple[int, list[str]]:
        """Return the exit code, and what was told."""
        command = ["analyze", str(self.films), "--out-dir", str(self.out), "--jobs", str(jobs)]
        paths = os.pathsep.join([str(self._modules), *sys.path])
        ended = subprocess.run(
            [sys.executable, "-m", "emolens", *command, "--model", str(self._model)],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONFAULTHANDLER": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        return ended.returncode, ended.stderr.splitlines()

    def index(self) -> dict[str, tuple[str, str]]:
        """Return state and reason of each film."""
        with (self.out / "index.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {Path(row["source"]).name: (row["state"], row["reason"]) for row in rows}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def passed_over(film: Path) -> str:
    return f"{film} is passed over, because Emolens crashed while reading it; save it again as MP4."


def test_a_film_that_crashes_its_decoder_is_passed_over_from_then_on(study: Study) -> None:
    film = study.film("crashes.avi")
    study.film("z.avi")
    assert study.analyze()[0] == -signal.SIGSEGV
    for _ in range(2):
        code, told = study.analyze()
        assert code == 2
        assert passed_over(film) in told
        assert study.index() == {
            "crashes.avi": ("failed", passed_over(film)),
            "z.avi": ("complete", ""),
        }


def test_a_film_that_was_saved_again_is_read(study: Study) -> None:
    study.film("crashes.avi")
    assert study.analyze()[0] == -signal.SIGSEGV
    assert study.analyze()[0] == 2
    study.film("crashes.avi", frames=3)
    assert study.analyze()[0] == 0
    assert study.index() == {"crashes.avi": ("complete", "")}
    assert not (study.out / ".unfinished").exists(), "nothing is left of it"


def test_of_films_that_were_read_at_the_same_time_only_the_one_is_passed_over(
    study: Study,
) -> None:
    film = study.film("crashes.avi")
    study.film("long.avi", frames=600)
    assert study.analyze(jobs=2)[0] == -signal.SIGSEGV
    code, told = study.analyze(jobs=2)
    if code != 2:  # both were under way, and are read one by one
        assert code == -signal.SIGSEGV
        code, told = study.analyze(jobs=2)
    assert code == 2
    assert passed_over(film) in told
    assert study.index()["long.avi"] == ("complete", "")


def test_who_kills_an_analysis_loses_no_film(study: Study) -> None:
    study.film("killed.avi")
    assert study.analyze()[0] == -signal.SIGKILL
    assert study.analyze()[0] == 0
    assert study.index() == {"killed.avi": ("complete", "")}
