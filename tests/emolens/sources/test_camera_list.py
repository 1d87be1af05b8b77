from types import SimpleNamespace

import cv2
import pytest

from emolens.errors import SourceError
from emolens.sources import camera_list as module
from emolens.sources.camera import CameraSource
from emolens.sources.camera_list import Camera, CameraConfig, connected_cameras, open_camera


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> object:
    """Connect cameras by their indices and names."""

    def connect(*cameras: tuple[int, str]) -> None:
        infos = [SimpleNamespace(index=index, name=name) for index, name in cameras]
        monkeypatch.setattr(module, "enumerate_cameras", lambda _backend: infos)

    return connect


class Opened:
    """Stands for a camera source, and notes what it was told."""

    def __init__(self, *told: object, **also: object) -> None:
        self.told, self.also = told, also


def test_cameras_are_listed_in_order_each_with_a_name_of_its_own(connect: object) -> None:
    connect((4, "C920"), (0, " Integrated Camera "), (2, "C920"), (6, ""))  # type: ignore[operator]
    assert connected_cameras() == (
        Camera("Integrated Camera", 0),
        Camera("C920", 2),
        Camera("C920 (2)", 4),
        Camera("Camera 7", 6),
    )


def test_the_systems_own_list_can_be_read() -> None:
    assert all(camera.name for camera in connected_cameras())


def test_a_camera_is_found_by_its_name_wherever_it_is_plugged_in(
    connect: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CameraSource", Opened)
    wish = CameraConfig("C920", (1280, 720))
    for index in (2, 5):
        connect((0, "Integrated Camera"), (index, "C920"))  # type: ignore[operator]
        opened = open_camera(wish)
        assert opened.told == (index, "C920", (1280, 720))  # type: ignore[attr-defined]


def test_without_a_name_the_first_is_opened_though_none_is_listed(
    connect: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CameraSource", Opened)
    connect()  # type: ignore[operator]
    opened = open_camera(CameraConfig())
    assert (opened.told, opened.also) == ((), {"name": "", "size": None})  # type: ignore[attr-defined]


def test_the_first_says_its_name(connect: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CameraSource", Opened)
    connect((0, "Integrated Camera"), (2, "C920"))  # type: ignore[operator]
    opened = open_camera(CameraConfig())
    assert opened.also["name"] == "Integrated Camera"  # type: ignore[attr-defined]


def test_a_camera_that_is_away_is_named(connect: object) -> None:
    connect((0, "Integrated Camera"))  # type: ignore[operator]
    with pytest.raises(SourceError, match="C920 is not connected; connect it, or choose another"):
        open_camera(CameraConfig("C920"))


@pytest.mark.parametrize("size", [None, (1280, 720)])
def test_a_size_is_asked_for_compressed(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] | None
) -> None:
    asked: list[tuple[int, float]] = []

    class Capture:
        def __init__(self, index: int) -> None:
            assert index == 3

        def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
            return True

        def set(self, what: int, value: float) -> bool:
            asked.append((what, value))
            return True

    monkeypatch.setattr(cv2, "VideoCapture", Capture)
    source = CameraSource(3, "C920", size)
    assert source.name == "C920"
    mjpg = (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    wide, high = (cv2.CAP_PROP_FRAME_WIDTH, 1280), (cv2.CAP_PROP_FRAME_HEIGHT, 720)
    assert asked == ([mjpg, wide, high] if size else [])


def test_without_any_camera_that_is_said(connect: object, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def __init__(self, _index: int) -> None:
            """Nothing is there."""

        def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
            return False

    monkeypatch.setattr(cv2, "VideoCapture", Closed)
    connect()  # type: ignore[operator]
    with pytest.raises(SourceError, match="No camera was found; connect one"):
        open_camera(CameraConfig())
    connect((0, "Integrated Camera"))  # type: ignore[operator]
    with pytest.raises(SourceError, match="Integrated Camera cannot be opened"):
        open_camera(CameraConfig())
