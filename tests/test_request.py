from pathlib import Path

from desktop.request import Request
from desktop.vision.errors import CameraLostError, SourceError
from desktop.widgets import notice
from desktop.workers.capture import SilentError
from tests.fakes import FakeSource, make_frame

SILENT = SilentError("Camera 1 does not answer.")


def test_a_webcam_is_opened_for_one_user_at_a_time() -> None:
    source = FakeSource([make_frame()], name="Camera 1")
    request = Request.webcam(lambda: source)
    held = request.open_source()
    assert held.name == "Camera 1"
    held.close()
    assert source.closed.is_set()


def test_of_a_webcam_loss_and_silence_are_told_apart() -> None:
    request = Request.webcam(lambda: FakeSource([]))
    assert request.interruption(CameraLostError("Camera 1 was lost.")) is notice.WEBCAM_LOST
    assert request.interruption(SILENT) is notice.WEBCAM_SILENT
    assert request.trouble(SourceError("Away."), False).title == "No webcam"


def test_a_file_is_named_without_its_folder(astronaut_png: Path) -> None:
    request = Request.file(astronaut_png)
    assert request.name == "astronaut.png"
    assert request.open_source().still
    assert request.interruption(SILENT).title == "astronaut.png takes long to read"
    error = SourceError(f"{astronaut_png} is empty; fetch it again.")
    assert request.trouble(error, False).text == "astronaut.png is empty; fetch it again."
