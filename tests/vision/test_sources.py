import os
import struct
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop.vision.errors import SourceError
from desktop.vision.readings import Frame
from desktop.vision.sources import (
    CameraSource,
    PictureSource,
    Source,
    VideoSource,
    files_in,
    open_file,
)
from tests.videos import CODECS, grey_images, write_video


def frames_of(source: Source) -> list[Frame]:
    return list(iter(source.read, None))


def test_a_picture_is_one_frame(astronaut: np.ndarray, astronaut_png: Path) -> None:
    source = open_file(astronaut_png)
    (frame,) = frames_of(source)
    assert isinstance(source, PictureSource)
    assert (source.name, source.still, source.frames) == (str(astronaut_png), True, 1)
    assert (frame.index, frame.time) == (0, 0)
    np.testing.assert_array_equal(frame.image, astronaut)


@pytest.mark.parametrize("suffix", CODECS)
def test_a_video_gives_every_frame_with_its_time(tmp_path: Path, suffix: str) -> None:
    path = write_video(tmp_path / f"v{suffix}", grey_images(30), fps=12.5)
    source = open_file(path)
    frames = frames_of(source)
    source.close()
    assert isinstance(source, VideoSource)
    assert (source.name, source.still, source.frames) == (str(path), False, 30)
    assert [frame.index for frame in frames] == list(range(30))
    assert [frame.time for frame in frames] == pytest.approx([n / 12.5 for n in range(30)])
    levels = [frame.image.mean() for frame in frames]
    assert levels == pytest.approx([image.mean() for image in grey_images(30)], abs=4)


def test_frames_are_colour_pictures_of_eight_bits(tmp_path: Path) -> None:
    source = VideoSource(write_video(tmp_path / "v.mp4", grey_images(1)))
    (frame,) = frames_of(source)
    assert frame.image.shape == (48, 64, 3)
    assert frame.image.dtype == np.uint8


QUARTER_TURN = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
NO_TURN = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)


def test_a_video_that_a_phone_turned_is_upright(tmp_path: Path) -> None:
    image = np.zeros((48, 64, 3), np.uint8)
    image[:, :32] = 255
    path = write_video(tmp_path / "v.mp4", [image] * 3)
    data = path.read_bytes()
    track = data.index(b"tkhd")
    turned = data[track:].replace(NO_TURN, QUARTER_TURN, 1)
    path.write_bytes(data[:track] + turned)
    frame = frames_of(VideoSource(path))[0]
    assert frame.image.shape == (64, 48, 3)
    assert frame.image[:28].mean() > 240  # the left half has become the upper one
    assert frame.image[36:].mean() < 15


@pytest.mark.parametrize("suffix", [".avi", ".mkv"])
def test_a_video_cut_short_gives_its_frames_and_says_so(tmp_path: Path, suffix: str) -> None:
    path = write_video(tmp_path / f"v{suffix}", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    source = VideoSource(path)
    frames: list[Frame | None] = []
    with pytest.raises(SourceError, match=r"ends after \d+ of 60 frames; it is damaged"):
        frames.extend(iter(source.read, None))
    assert 0 < len(frames) < 60


def test_a_video_without_its_index_is_refused(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(30))
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(SourceError, match=r"v\.mp4 cannot be played"):
        VideoSource(path)


def test_a_video_without_frames_is_refused(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(30))
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"movi") + 4])
    with pytest.raises(SourceError, match=r"v\.avi (cannot be played|holds no frame)"):
        frames_of(VideoSource(path))


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in Unicode")
def test_a_video_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(tmp_path / os.fsdecode(b"\xff"))
    with pytest.raises(SourceError, match="not UTF-8; rename it"):
        VideoSource(path)


def test_a_video_may_have_a_name_beyond_ascii(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(tmp_path / "Zoë 笑.mp4")
    assert len(frames_of(VideoSource(path))) == 3


def test_a_name_like_a_protocol_or_a_pattern_is_just_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("concat:v.mp4", "v%03d.mp4"):
        path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(name)
        assert len(frames_of(VideoSource(path))) == 3


@pytest.mark.parametrize("make", [open_file, PictureSource, VideoSource])
def test_a_missing_file_is_called_missing(tmp_path: Path, make: type[PictureSource]) -> None:
    with pytest.raises(SourceError, match=r"There is no file .*gone\.mp4"):
        make(tmp_path / "gone.mp4")


@pytest.mark.parametrize("data", [b"hello\n" * 99, b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/a.ts\n"])
def test_a_text_is_no_video(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "v.mp4"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="neither a picture nor a video"):
        open_file(path)


def test_the_video_libraries_do_not_write_to_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    capfd.readouterr()
    with pytest.raises(SourceError):
        frames_of(VideoSource(path))
    with pytest.raises(SourceError):
        CameraSource(97)
    assert capfd.readouterr().err == ""


class Capture:
    """Stands for cv2.VideoCapture on a camera that is pulled out after two frames."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.left = 2
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self.index == 1

    def read(self) -> tuple[bool, np.ndarray | None]:
        self.left -= 1
        return (True, np.zeros((48, 64, 3), np.uint8)) if self.left >= 0 else (False, None)

    def release(self) -> None:
        self.released = True


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "VideoCapture", Capture)


@pytest.mark.usefixtures("camera")
def test_a_camera_counts_frames_and_seconds_until_it_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([100.0, 100.5, 101.25])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    source = CameraSource(1)
    assert (source.name, source.still) == ("Camera 2", False)
    frames = [source.read(), source.read()]
    times = [(frame.index, frame.time, frame.captured) for frame in frames if frame]
    assert times == [(0, 0.5, 100.5), (1, 1.25, 101.25)]
    with pytest.raises(SourceError, match="Camera 2 was lost; check its cable"):
        source.read()


@pytest.mark.usefixtures("camera")
def test_a_camera_that_is_not_there_is_the_users_to_mend() -> None:
    with pytest.raises(SourceError, match="Camera 1 cannot be opened; connect it"):
        CameraSource()


@pytest.mark.usefixtures("camera")
def test_closing_releases_the_camera() -> None:
    source = CameraSource(1)
    source.close()
    assert source._capture.released  # type: ignore[attr-defined]


def test_a_folder_lists_its_pictures_and_videos_by_name(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.mp4", "c.jpeg", "notes.txt", ".hidden.jpg", "model.onnx"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jpg").mkdir()
    assert [path.name for path in files_in(tmp_path)] == ["a.mp4", "b.PNG", "c.jpeg"]


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(SourceError, match="holds no pictures and no videos"):
        files_in(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be listed"):
        files_in(tmp_path / "gone")
