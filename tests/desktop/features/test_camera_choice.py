"""The window and several cameras."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Image
from emolens.sources.camera_list import CameraConfig
from tests.fakes import FakeCamera, FakeCameras
from tests.windows import Open, says, shown

NAMES = ("Integrated Camera", "C920")


def listed(window: MainWindow, qtbot: QtBot) -> dict[str, bool]:
    """Open the menu of the cameras; return what it lists once it has, and what is marked."""
    menu = window.core.menus.submenu("choose_camera")
    with qtbot.waitSignal(window.camera.listing.succeeded):
        menu.aboutToShow.emit()
    return {action.text(): action.isChecked() for action in menu.actions()}


def choose(window: MainWindow, name: str) -> None:
    menu = window.core.menus.submenu("choose_camera")
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_a_camera_is_chosen_by_name_and_kept(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    cameras = FakeCameras(lambda: FakeCamera(portrait), NAMES)
    window = open_window(cameras=cameras)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Webcam", "fps"))
    assert listed(window, qtbot) == {"Integrated Camera": True, "C920": False}
    choose(window, "C920")
    qtbot.waitUntil(says(window, "C920", "fps"))
    assert window.camera.webcam.isChecked()
    assert [wish.name for wish in cameras.wishes] == ["", "C920"]
    assert window.core.settings.values.camera == "C920"


def test_choosing_the_camera_that_is_on_disturbs_nothing(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    cameras = FakeCameras(lambda: FakeCamera(portrait), NAMES)
    window = open_window(cameras=cameras)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "#1"))
    listed(window, qtbot)
    choose(window, "Integrated Camera")  # the first, which was turned on without a name
    assert window.core.settings.values.camera == "Integrated Camera"
    assert len(cameras.wishes) == 1
    assert window.camera.webcam.isChecked()
    assert "#1" in shown(window)


def test_a_camera_is_let_go_before_it_is_opened_by_its_other_name(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    opened: list[FakeCamera] = []

    def open_one() -> FakeCamera:
        assert all(camera.closed.is_set() for camera in opened)
        opened.append(FakeCamera(portrait))
        return opened[-1]

    window = open_window(cameras=FakeCameras(open_one, NAMES))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Webcam", "Happy"))
    listed(window, qtbot)
    window.camera.webcam.trigger()
    choose(window, "Integrated Camera")
    qtbot.waitUntil(says(window, "Integrated Camera", "Happy"))
    assert len(opened) == 2


def test_choosing_a_camera_turns_it_on(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    cameras = FakeCameras(lambda: FakeCamera(portrait), NAMES)
    window = open_window(cameras=cameras)
    listed(window, qtbot)
    choose(window, "C920")
    qtbot.waitUntil(says(window, "C920", "Happy"))


def test_cameras_that_come_and_go_are_seen_when_the_menu_opens(
    open_window: Open, qtbot: QtBot
) -> None:
    cameras = FakeCameras(lambda: FakeCamera, ())  # type: ignore[arg-type, return-value]
    window = open_window(cameras=cameras)
    assert listed(window, qtbot) == {"No camera is connected": False}
    cameras.names = ["C920"]
    assert listed(window, qtbot) == {"C920": True}
    window.core.settings.change(camera="C920")
    cameras.names = ["Integrated Camera"]
    assert listed(window, qtbot) == {"Integrated Camera": False, "C920 (not connected)": True}


def test_another_resolution_is_asked_for_at_once(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    cameras = FakeCameras(lambda: FakeCamera(portrait), NAMES)
    window = open_window(cameras=cameras)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps"))
    window.camera.resolution.chosen.emit("1280x720")
    qtbot.waitUntil(lambda: len(cameras.wishes) == 2)
    qtbot.waitUntil(says(window, "fps"))
    assert cameras.wishes == [CameraConfig(), CameraConfig("", (1280, 720))]
    window.camera.webcam.trigger()
    window.camera.resolution.chosen.emit("640x480")
    assert len(cameras.wishes) == 2
    assert "See what a face expresses" in shown(window)


def test_the_camera_is_mirrored_and_nothing_else(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path
) -> None:
    window = open_window(cameras=FakeCameras(lambda: FakeCamera(portrait)))
    view = window.stage.view
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    assert view.letterbox().mirrored
    window.camera.mirror.trigger()
    assert not view.letterbox().mirrored
    assert not window.core.settings.values.mirror
    window.core.settings.change(mirror=True)
    assert window.camera.mirror.isChecked()
    assert view.letterbox().mirrored
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "astronaut.png", "Happy"))
    assert not view.letterbox().mirrored
