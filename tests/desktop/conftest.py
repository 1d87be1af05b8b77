"""The window that every test opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.window import MainWindow
from desktop.workers.model_file import Stamp, WatchedModelFile
from desktop.workers.timeouts import TIMEOUTS, Timeouts
from emolens.errors import ModelError
from emolens.protocols import EvidenceModel, Source
from emolens.readings import Image
from tests.fakes import FakeCameras, FakeClassifier
from tests.windows import Open, no_camera


@pytest.fixture
def portrait(astronaut: Image) -> Image:
    """The face alone, small enough to be read at the rate of a camera."""
    return np.ascontiguousarray(astronaut[:256, 96:352])


LSL_ON_THIS_MACHINE = """
[multicast]
ResolveScope = machine
[lab]
KnownPeers = {127.0.0.1}
[ports]
IPv6 = disable
[log]
level = -2
"""


@pytest.fixture(scope="session", autouse=True)
def _no_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the Lab Streaming Layer on this machine; it is told when it is loaded."""
    config = tmp_path_factory.mktemp("lsl") / "lsl_api.cfg"
    config.write_text(LSL_ON_THIS_MACHINE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSLAPICFG", str(config))
        yield


def no_file(path: Path | None) -> EvidenceModel:
    raise ModelError(f"The model file {path} is refused: tests have none; choose another.")


@pytest.fixture
def open_window(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Open]:
    impatient = "impatient" in request.fixturenames
    usual = request.getfixturevalue("impatient") if impatient else TIMEOUTS
    windows: list[MainWindow] = []

    def open_window(
        camera: Callable[[], Source] | None = None,
        load: Callable[[], EvidenceModel] = FakeClassifier,
        path: Path | None = None,
        model_stamp: Callable[[], Stamp] = lambda: None,
        settings_file: SettingsFile | None = None,
        *,
        load_file: Callable[[Path | None], EvidenceModel] = no_file,
        cameras: FakeCameras | None = None,
        timeouts: Timeouts = usual,
    ) -> MainWindow:
        cameras = cameras or FakeCameras(camera or no_camera)
        window = MainWindow(
            WatchedModelFile(load, model_stamp),
            cameras.open,
            settings_file,
            load_model=load_file,
            list_cameras=cameras.connected,
            timeouts=timeouts,
        )
        qtbot.addWidget(window)
        windows.append(window)
        window.start(path)
        return window

    yield open_window
    for window in windows:
        window.close_anyway()


@pytest.fixture
def impatient() -> Timeouts:
    """Given to the windows of a test that uses this fixture."""
    return Timeouts(silent=0.2, retry=0.01, poll=0.01)
