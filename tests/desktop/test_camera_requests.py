import threading

import pytest

from desktop.camera_requests import CameraRequests
from desktop.workers import camera_lock as camera
from emolens.errors import SourceError
from emolens.protocols import Source
from tests.fakes import FakeSource


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> CameraRequests:
    monkeypatch.setattr(camera, "RELEASE_SECONDS", 0.01)

    def open_camera(name: str) -> Source:
        return FakeSource([], name=name or "first")

    return CameraRequests(open_camera)


def test_a_name_has_one_request(requests: CameraRequests) -> None:
    c920 = requests.of("C920")
    assert requests.of("C920") is c920
    assert (c920.name, requests.of("").name) == ("C920", "Webcam")
    assert c920 in requests
    assert CameraRequests(lambda _name: FakeSource([])).of("C920") not in requests
    assert None not in requests


def test_each_opens_its_own(requests: CameraRequests) -> None:
    names = [requests.of(name).open_source().name for name in ("", "C920", "Other")]
    assert names == ["first", "C920", "Other"]


def test_the_same_camera_is_not_opened_twice_at_a_time(requests: CameraRequests) -> None:
    unnamed = requests.of("").open_source()
    requests.first = "C920"
    with pytest.raises(SourceError, match="has not answered"):
        requests.of("C920").open_source()
    unnamed.close()
    requests.of("C920").open_source().close()


def test_it_may_be_opened_on_any_thread(requests: CameraRequests) -> None:
    closed = threading.Thread(target=lambda: requests.of("C920").open_source().close())
    closed.start()
    closed.join(10)
    assert requests.of("C920").open_source().name == "C920"
