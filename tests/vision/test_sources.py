import os
import re
import struct
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop.vision import pictures
from desktop.vision.camera import CameraSource
from desktop.vision.errors import SourceError
from desktop.vision.readings import Frame
from desktop.vision.sources import (
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
    assert (frame.index, frame.time, frame.remark) == (0, 0, "")
    np.testing.assert_array_equal(frame.image, astronaut)


def test_a_picture_that_is_read_reduced_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(cv2.imencode(".jpg", np.zeros((40, 64, 3), np.uint8))[1].tobytes())
    monkeypatch.setattr(pictures, "MOST_PIXELS", 640)
    (frame,) = frames_of(PictureSource(path))
    assert frame.image.shape == (20, 32, 3)
    assert "so large that it is read at 1/2 of its width and height" in frame.remark


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


FRAMES_IN_AVI = {b"avih": 24, b"strh": 40}
"""Where an AVI promises a number of frames, behind the name of the header."""


def promising(path: Path, frames: int) -> Path:
    data = bytearray(path.read_bytes())
    for name, offset in FRAMES_IN_AVI.items():
        struct.pack_into("<I", data, data.index(name) + offset, frames)
    path.write_bytes(data)
    return path


def test_a_video_that_promises_too_few_frames_gives_all(tmp_path: Path) -> None:
    source = VideoSource(promising(write_video(tmp_path / "v.avi", grey_images(30)), 5))
    assert source.frames == 5
    assert len(frames_of(source)) == 30


def test_a_video_that_promises_too_many_frames_gives_all_and_says_so(tmp_path: Path) -> None:
    source = VideoSource(promising(write_video(tmp_path / "v.avi", grey_images(30)), 3000))
    frames: list[Frame | None] = []
    with pytest.raises(SourceError, match="ends after 30 of 3000 frames"):
        frames.extend(iter(source.read, None))
    assert len(frames) == 30


def test_times_follow_a_rate_that_varies(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mkv", grey_images(30))
    data = bytearray(path.read_bytes())
    blocks = re.finditer(rb"\xa3(?:[\x80-\xff]|[\x40-\x7f].)\x81(..)[\0\x80]", data, re.DOTALL)
    stamps = [block.start(1) for block in blocks]
    assert len(stamps) == 30
    times = [round(1160 * (n / 29) ** 2) for n in range(30)]  # ms; the length stays
    for place, time in zip(stamps, times, strict=True):
        struct.pack_into(">h", data, place, time)
    path.write_bytes(data)
    frames = frames_of(VideoSource(path))
    assert [frame.time for frame in frames] == pytest.approx([t / 1000 for t in times], abs=0.002)


def test_an_appended_recording_goes_on_in_time(tmp_path: Path) -> None:
    first = write_video(tmp_path / "a.mpg", grey_images(60))
    second = write_video(tmp_path / "b.mpg", grey_images(60))
    path = tmp_path / "both.mpg"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    times = [frame.time for frame in frames_of(VideoSource(path))]
    assert len(times) > 100
    assert np.diff(times).max() < 0.1
    assert times[-1] == pytest.approx((len(times) - 1) / 25, abs=0.1)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_video_removed_while_it_is_read_is_read_to_its_end(tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(30))
    source = VideoSource(path)
    source.read()
    path.unlink()
    assert len(frames_of(source)) == 29


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_video_that_goes_with_its_drive_is_called_removed(tmp_path: Path) -> None:
    path = promising(write_video(tmp_path / "v.avi", grey_images(30)), 3000)
    source = VideoSource(path)
    path.unlink()
    with pytest.raises(SourceError, match="ends after 30 of 3000 frames; it was removed meanwhile"):
        frames_of(source)


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
