from pathlib import Path

import numpy as np

from desktop.source_request import SourceRequest
from desktop.widgets.messages import view_message
from desktop.workers.capture import SilentError
from emolens.errors import CameraLostError, SourceError
from emolens.sources.camera_list import CameraConfig
from tests.fakes import FakeSource, make_frame

SILENT = SilentError("Camera 1 does not answer.")


def test_a_webcam_is_opened_and_bears_its_name() -> None:
    source = FakeSource([make_frame()], name="Camera 1")
    request = SourceRequest.webcam(CameraConfig("C920"), lambda: source)
    assert request.open_source() is source
    assert (request.name, request.camera) == ("C920", CameraConfig("C920"))
    assert SourceRequest.webcam(CameraConfig(), lambda: source).name == "Webcam"


def test_of_a_webcam_loss_and_silence_are_told_apart() -> None:
    request = SourceRequest.webcam(CameraConfig(), lambda: FakeSource([]))
    assert request.interruption(CameraLostError("Camera 1 was lost.")) is view_message.WEBCAM_LOST
    assert request.interruption(SILENT) is view_message.WEBCAM_SILENT
    assert str(request.trouble(SourceError("Away."), False).title) == "No webcam"


def test_a_file_is_named_without_its_folder(astronaut_png: Path) -> None:
    request = SourceRequest.file(astronaut_png)
    assert request.name == "astronaut.png"
    assert request.path == astronaut_png
    assert request.open_source().still
    assert str(request.interruption(SILENT).title) == "astronaut.png takes long to read"
    error = SourceError("{file} is empty; fetch it again.", file=astronaut_png)
    assert str(request.trouble(error, False).text) == "astronaut.png is empty; fetch it again."


def test_of_a_folder_the_first_file_is_opened(astronaut_png: Path) -> None:
    request = SourceRequest.folder(astronaut_png.parent)
    assert (request.name, request.path) == (astronaut_png.parent.name, None)
    assert request.open_source().name == str(astronaut_png)


def test_a_picture_at_hand_can_be_opened_again(astronaut: np.ndarray) -> None:
    request = SourceRequest.picture("Pasted picture", astronaut)
    assert (request.name, request.path) == ("Pasted picture", None)
    for _ in range(2):
        frame = request.open_source().read()
        assert frame is not None
        assert frame.image is astronaut
