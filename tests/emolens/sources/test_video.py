import os
import re
import struct
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.protocols import Source
from emolens.readings import Frame
from emolens.sources.files import open_file
from emolens.sources.video import VideoSource
from emolens.sources.video_container import VideoContainer
from tests.emolens.sources.conftest import OpenVideo
from tests.videos import CODECS, STREAMS, grey_images, write_video


def frames_of(source: Source) -> list[Frame]:
    return list(iter(source.read, None))


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


VARYING = [round(1160 * (n / 29) ** 2) / 1000 for n in range(30)]
"""Seconds at which thirty frames may follow one another, slower and slower."""


def with_varying_rate(path: Path) -> Path:
    """Give the thirty frames of a Matroska file those stamps; its length stays."""
    data = bytearray(path.read_bytes())
    blocks = re.finditer(rb"\xa3(?:[\x80-\xff]|[\x40-\x7f].)\x81(..)[\0\x80]", data, re.DOTALL)
    stamps = [block.start(1) for block in blocks]
    assert len(stamps) == 30
    for place, time in zip(stamps, VARYING, strict=True):
        struct.pack_into(">h", data, place, round(1000 * time))
    path.write_bytes(data)
    return path


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


def read(source: VideoSource) -> Frame:
    frame = source.read()
    assert frame is not None
    return frame


def assert_same(frame: Frame | None, other: Frame) -> None:
    assert frame is not None
    assert frame.index == other.index
    assert frame.time == pytest.approx(other.time, abs=0.002)
    np.testing.assert_array_equal(frame.image, other.image)


@pytest.mark.parametrize("suffix", CODECS)
def test_any_place_of_a_video_can_be_jumped_to(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    source = open_video(write_video(tmp_path / f"v{suffix}", grey_images(120), fps=25))
    frames = frames_of(source)
    for number in (60, 1, 0, 110, 59, 2, 60):
        source.seek(number / 25)
        assert_same(read(source), frames[number])
        assert_same(read(source), frames[number + 1])


@pytest.mark.parametrize("suffix", STREAMS)
def test_a_stream_without_an_index_can_be_jumped_through(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    source = open_video(write_video(tmp_path / f"v{suffix}", grey_images(120), fps=25))
    for time in (3.0, 0.4, 2.0):
        source.seek(time)
        frame = read(source)
        assert frame.time == pytest.approx(time, abs=0.1)
        before = source.read_before(frame.time)
        assert before is not None
        assert frame.time - 0.1 < before.time < frame.time
        assert before.image.mean() < frame.image.mean()


@pytest.mark.parametrize("suffix", CODECS)
def test_beyond_the_end_lies_the_last_frame(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    source = open_video(write_video(tmp_path / f"v{suffix}", grey_images(60), fps=25))
    assert source.length == pytest.approx(2.4)
    for time in (2.4, 99.0):
        source.seek(time)
        assert read(source).index == 59
        assert source.read() is None


def test_the_nearest_frame_is_jumped_to(open_video: OpenVideo, tmp_path: Path) -> None:
    source = open_video(write_video(tmp_path / "v.mp4", grey_images(60), fps=25))
    for time, index in ((0.41, 10), (0.43, 11), (0.0, 0), (-1.0, 0)):
        source.seek(time)
        assert read(source).index == index


@pytest.mark.parametrize("suffix", CODECS)
def test_a_video_can_be_gone_through_backwards(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    source = open_video(write_video(tmp_path / f"v{suffix}", grey_images(60), fps=25))
    frames = frames_of(source)
    time = frames[25].time
    for number in range(24, -1, -1):
        frame = source.read_before(time)
        assert_same(frame, frames[number])
        time = frames[number].time
    assert source.read_before(time) is None
    assert_same(read(source), frames[0])


def test_after_a_step_back_the_same_frame_comes_again(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    source = open_video(write_video(tmp_path / "v.mp4", grey_images(60), fps=25))
    first, second, third = (read(source) for _ in range(3))
    assert_same(source.read_before(second.time), first)
    assert_same(read(source), second)
    assert_same(read(source), third)


def test_jumps_and_steps_back_hold_where_the_rate_varies(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    source = open_video(with_varying_rate(write_video(tmp_path / "v.mkv", grey_images(30))))
    frames = frames_of(source)
    for number in (20, 12, 28):
        source.seek(VARYING[number])
        frame = read(source)
        assert VARYING[number] - 0.021 < frame.time <= VARYING[number] + 0.001
        place = next(n for n, other in enumerate(frames) if other.time == frame.time)
        np.testing.assert_array_equal(frame.image, frames[place].image)
        before = source.read_before(frame.time)
        assert before is not None
        np.testing.assert_array_equal(before.image, frames[place - 1].image)


def test_a_cut_video_still_says_so_after_a_jump(open_video: OpenVideo, tmp_path: Path) -> None:
    path = write_video(tmp_path / "v.avi", grey_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    source = open_video(path)
    source.seek(0.6)
    with pytest.raises(SourceError, match=r"ends after 0:0\d\.\d of 0:02\.4; it is damaged"):
        frames_of(source)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_file_that_is_gone_can_be_begun_again_while_it_is_open(
    open_video: OpenVideo, tmp_path: Path
) -> None:
    path = write_video(tmp_path / "v.mp4", grey_images(30))
    source = open_video(path)
    path.unlink()
    source.seek(0.0)
    assert len(frames_of(source)) == 30


def test_beyond_the_end_is_not_searched_from_the_beginning(
    open_video: OpenVideo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = open_video(write_video(tmp_path / "v.mp4", grey_images(60), fps=25))
    monkeypatch.setattr(VideoContainer, "open_again", lambda _: pytest.fail("it is begun again"))
    source.seek(99.0)
    assert read(source).index == 59
