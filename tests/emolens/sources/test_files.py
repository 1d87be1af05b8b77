from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.sources import images as pictures
from emolens.sources.camera import CameraSource
from emolens.sources.files import PictureSource, StillSource, open_file
from emolens.sources.video import VideoSource
from tests.emolens.sources.conftest import OpenVideo
from tests.videos import frames_of, grey_images, write_video


def test_a_picture_is_one_frame(astronaut: np.ndarray, astronaut_png: Path) -> None:
    source = open_file(astronaut_png)
    (frame,) = frames_of(source)
    assert isinstance(source, PictureSource)
    assert (source.name, source.still, source.frames) == (str(astronaut_png), True, 1)
    assert (frame.index, frame.time, frame.remark) == (0, 0, None)
    np.testing.assert_array_equal(frame.image, astronaut)


def test_a_picture_at_hand_is_one_frame(astronaut: np.ndarray) -> None:
    source = StillSource("Pasted picture", astronaut)
    (frame,) = frames_of(source)
    assert (source.name, source.still, frame.remark) == ("Pasted picture", True, None)
    assert frame.image is astronaut


def test_a_picture_that_is_read_reduced_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(cv2.imencode(".jpg", np.zeros((40, 64, 3), np.uint8))[1].tobytes())
    monkeypatch.setattr(pictures, "MOST_PIXELS", 640)
    (frame,) = frames_of(PictureSource(path))
    assert frame.image.shape == (20, 32, 3)
    assert "so large that it is read at 1/2 of its width and height" in str(frame.remark)


@pytest.mark.parametrize("make", [open_file, PictureSource, VideoSource])
def test_a_missing_file_is_called_missing(tmp_path: Path, make: type[PictureSource]) -> None:
    with pytest.raises(SourceError, match=r"gone\.mp4 does not exist"):
        make(tmp_path / "gone.mp4")


@pytest.mark.parametrize("data", [b"hello\n" * 99, b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/a.ts\n"])
def test_a_text_is_no_video(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "v.mp4"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="neither a picture nor a video"):
        open_file(path)


def test_the_video_libraries_do_not_write_to_standard_error(
    open_video: OpenVideo, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    capfd.readouterr()
    with pytest.raises(SourceError):
        frames_of(open_video(path))
    with pytest.raises(SourceError):
        CameraSource(97)
    assert capfd.readouterr().err == ""
