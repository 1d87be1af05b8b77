import os
import struct
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame
from emolens.sources.files import open_file
from emolens.sources.video import VideoSource
from tests.emolens.sources.conftest import OpenVideo
from tests.videos import CODECS, VARYING, frames_of, grey_images, with_varying_rate, write_video


@pytest.mark.parametrize("suffix", CODECS)
def test_a_video_gives_every_frame_with_its_time(tmp_path: Path, suffix: str) -> None:
    path = write_video(tmp_path / f"v{suffix}", grey_images(30), fps=12.5)
    source = open_file(path)
    frames = frames_of(source)
    source.close()
    assert isinstance(source, VideoSource)
    assert (source.name, source.still) == (str(path), False)
    assert source.frames == (None if suffix == ".mkv" else 30)  # Matroska does not count them
    assert [frame.index for frame in frames] == list(range(30))
    assert [frame.time for frame in frames] == pytest.approx([n / 12.5 for n in range(30)])
    levels = [frame.image.mean() for frame in frames]
    assert levels == pytest.approx([image.mean() for image in grey_images(30)], abs=4)


def test_frames_are_colour_pictures_of_eight_bits(open_video: OpenVideo, tmp_path: Path) -> None:
    source = open_video(write_video(tmp_path / "v.mp4", grey_images(1)))
    (frame,) = frames_of(source)
    assert frame.image.shape == (48, 64, 3)
    assert frame.image.dtype == np.uint8


QUARTER_TURN = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
NO_TURN = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)


def test_a_video_that_a_phone_turned_is_upright(open_video: OpenVideo, tmp_path: Path) -> None:
    image = np.zeros((48, 64, 3), np.uint8)
    image[:, :32] = 255
    path = write_video(tmp_path / "v.mp4", [image] * 3)
    data = path.read_bytes()
    track = data.index(b"tkhd")
    turned = data[track:].replace(NO_TURN, QUARTER_TURN, 1)
    path.write_bytes(data[:track] + turned)
    frame = frames_of(open_video(path))[0]
    assert frame.image.shape == (64, 48, 3)
    assert frame.image[:28].mean() > 240  # the left half has become the upper one
    assert frame.image[36:].mean() < 15


@pytest.mark.parametrize("suffix", [".avi", ".mkv"])
def test_a_video_cut_short_gives_its_frames_and_says_so(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    path = write_video(tmp_path / f"v{suffix}", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    source = open_video(path)
    frames: list[Frame | None] = []
    with pytest.raises(SourceError, match=r"ends after 0:0\d\.\d of 0:02\.4; it is damaged"):
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


def test_a_video_that_promises_too_few_frames_gives_all(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    source = open_video(promising(write_video(tmp_path / "v.avi", grey_images(30)), 5))
    assert source.frames == 5
    assert len(frames_of(source)) == 30


def test_a_video_that_promises_too_many_frames_gives_all_and_says_so(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    source = open_video(promising(write_video(tmp_path / "v.avi", grey_images(30)), 3000))
    frames: list[Frame | None] = []
    with pytest.raises(SourceError, match=r"ends after 0:01\.2 of 2:00\.0"):
        frames.extend(iter(source.read, None))
    assert len(frames) == 30


def test_times_follow_a_rate_that_varies(open_video: OpenVideo, tmp_path: Path) -> None:
    path = with_varying_rate(write_video(tmp_path / "v.mkv", grey_images(30)))
    times = [frame.time for frame in frames_of(open_video(path))]
    assert times == pytest.approx(VARYING, abs=0.002)


def test_an_appended_recording_goes_on_in_time(open_video: OpenVideo, tmp_path: Path) -> None:
    first = write_video(tmp_path / "a.mpg", grey_images(60))
    second = write_video(tmp_path / "b.mpg", grey_images(60))
    path = tmp_path / "both.mpg"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    times = [frame.time for frame in frames_of(open_video(path))]
    assert len(times) > 100
    assert np.diff(times).max() < 0.1
    assert times[-1] == pytest.approx((len(times) - 1) / 25, abs=0.1)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_video_removed_while_it_is_read_is_read_to_its_end(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(30))
    source = open_video(path)
    source.read()
    path.unlink()
    assert len(frames_of(source)) == 29


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_video_that_goes_with_its_drive_is_called_removed(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    path = promising(write_video(tmp_path / "v.avi", grey_images(30)), 3000)
    source = open_video(path)
    path.unlink()
    with pytest.raises(
        SourceError, match=r"ends after 0:01\.2 of 2:00\.0; it was removed meanwhile"
    ):
        frames_of(source)


def test_a_video_without_its_index_is_refused(open_video: OpenVideo, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(30))
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(SourceError, match=r"v\.mp4 cannot be played"):
        open_video(path)


def test_a_video_without_frames_is_refused(open_video: OpenVideo, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(30))
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"movi") + 4])
    with pytest.raises(SourceError, match=r"v\.avi (cannot be played|holds no frame)"):
        frames_of(open_video(path))


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in Unicode")
def test_a_video_may_have_a_name_that_is_no_text(open_video: OpenVideo, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(tmp_path / os.fsdecode(b"\xff"))
    assert len(frames_of(open_video(path))) == 3


def test_a_video_may_have_a_name_beyond_ascii(open_video: OpenVideo, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(tmp_path / "Zoë 笑.mp4")
    assert len(frames_of(open_video(path))) == 3


def test_a_name_like_a_protocol_or_a_pattern_is_just_a_name(
    open_video: OpenVideo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("concat:v.mp4", "v%03d.mp4"):
        path = write_video(tmp_path / "v.mp4", grey_images(3)).rename(name)
        assert len(frames_of(open_video(path))) == 3
