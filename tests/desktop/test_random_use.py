"""The window withstands somebody who tries everything, from a seed."""

import gc
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeDatabase
from pytestqt.qtbot import QtBot

from emolens.model.onnx_model import OnnxModel
from emolens.protocols import EvidenceModel
from emolens.readings import Image
from tests.fakes import FakeCameras, FakeClassifier
from tests.models import write_model
from tests.random_user import RandomUser
from tests.videos import write_video
from tests.windows import Open, says

Use = Callable[[int, float], None]

pytestmark = pytest.mark.usefixtures("english_again", "impatient")


def handles() -> Counter[str]:
    """What this process has open, without numbers; nothing where the system does not tell."""
    gc.collect()
    found: Counter[str] = Counter()
    for handle in Path("/proc/self/fd").glob("*") if sys.platform == "linux" else ():
        with suppress(FileNotFoundError):  # the listing itself
            found[re.sub(r"\d+", "", str(handle.readlink()))] += 1
    return found


@pytest.fixture
def paths(tmp_path: Path, astronaut_png: Path, portrait: Image) -> list[Path]:
    """All that can be opened, and what cannot."""
    film = write_video(tmp_path / "film.mp4", 30 * [portrait])
    model = write_model(tmp_path / "tiny.onnx")
    broken = {"torn.png": astronaut_png.read_bytes()[:9000], "torn.mp4": film.read_bytes()[:500]}
    broken |= {"torn.onnx": b"no model", "torn.csv": b"no,result\n1,2\n", "blank.jpg": b""}
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "empty").mkdir()
    sound = [tmp_path, astronaut_png, film, model]
    return [*sound, *(tmp_path / name for name in (*broken, "empty", "gone.png"))]


def load_file(path: Path | None) -> EvidenceModel:
    return OnnxModel.load(path, threads=1) if path else FakeClassifier()


@pytest.fixture
def use(
    open_window: Open,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    portrait: Image,
    paths: list[Path],
) -> Use:
    """Let somebody use a new window, then see whether it still does what it is for."""

    def use(seed: int, seconds: float) -> None:
        user = RandomUser(seed, portrait, paths)
        user.answer_file_dialogs(monkeypatch)
        cameras = FakeCameras(user.open_camera, ["Camera 1"])
        window = open_window(load_file=load_file, cameras=cameras)
        window.core.settings.change(recordings=str(paths[0] / "recordings"))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            user.use(window, qtbot)
        user.leave()
        window.core.settings.reset()
        window.model.use(None)
        window.open_files.open_path(paths[1])
        qtbot.waitUntil(lambda: paths[1].name in window.windowTitle() and says(window, "Happy")())
        window.close_anyway()
        assert not window.isVisible()
        assert len(user.done) > 5 * seconds

    return use


@pytest.mark.usefixtures("theme_again")
@pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, where there is no screen
@pytest.mark.parametrize(
    ("seed", "seconds"), [(1, 3.0), pytest.param(2, 60.0, marks=pytest.mark.slow)]
)
def test_random_use_leaves_nothing_behind(use: Use, seed: int, seconds: float) -> None:
    QMimeDatabase().mimeTypeForFile("a.png")
    use(0, 3.0)  # what a process opens but once is open from here on
    before = handles()
    use(seed, seconds)
    assert handles() - before == Counter()
