"""What every test stands on: no display, no traces in the user's home, no thread left behind."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.language import use_language
from desktop.widgets.style.themes import use_theme

_HOME = tempfile.TemporaryDirectory(prefix="emolens-tests-", ignore_cleanup_errors=True)
# Before any test module imports Qt, Keras or matplotlib: they read these once.
os.environ.update(
    HOME=_HOME.name,
    XDG_CACHE_HOME=f"{_HOME.name}/cache",
    XDG_CONFIG_HOME=f"{_HOME.name}/config",
    XDG_DATA_HOME=f"{_HOME.name}/data",
    XDG_STATE_HOME=f"{_HOME.name}/state",
    QT_QPA_PLATFORM="offscreen",
    MPLBACKEND="agg",
    TF_CPP_MIN_LOG_LEVEL="3",  # TensorFlow's own C++ remarks; errors still come as exceptions
)

# How long an example takes says nothing on a busy machine.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

THREAD_GRACE = 2.0
"""Seconds that a thread which is ending gets to end."""


PATIENCE = 30_000
"""Milliseconds after which a test gives up what it waits for, which says nothing of speed."""


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Wait longer than pytest-qt does by itself: a busy machine fails no test."""
    for name in ("waitUntil", "waitSignal"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    # A foreign (Qt's) thread that once ran Python has a dummy here that never ends.
    left = [thread for thread in left if not isinstance(thread, threading._DummyThread)]
    for thread in left:
        thread.join(THREAD_GRACE)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"left running: {', '.join(alive)}"


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder of the packaged program, built anew: for slow tests only."""
    root = Path(__file__).parents[1]
    subprocess.run(["make", "bundle"], cwd=root, check=True)
    return root / "dist" / "emolens"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout, built anew: for slow tests only."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    root = Path(__file__).parents[1]
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, root], check=True
    )
    (file,) = folder.glob("emolens-*.whl")
    return file


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program, in English like every test that chooses no language."""
    use_language(qapp, "en")
    return qapp


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """Forget at the end the language that a test has spoken."""
    yield
    use_language(qapp, "en")


@pytest.fixture
def theme_again(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - must be there
    """Forget at the end the theme that a test has chosen."""
    yield
    use_theme("system")


@pytest.fixture
def astronaut() -> np.ndarray:
    """A public-domain portrait: BGR, uint8, [512, 512, 3], one smiling face."""
    from skimage import data  # noqa: PLC0415 - slow to import, few tests need it

    return np.ascontiguousarray(data.astronaut()[:, :, ::-1])


@pytest.fixture
def astronaut_png(astronaut: np.ndarray, tmp_path: Path) -> Path:
    """The portrait as a PNG file."""
    import cv2  # noqa: PLC0415

    path = tmp_path / "astronaut.png"
    assert cv2.imwrite(str(path), astronaut)
    return path
