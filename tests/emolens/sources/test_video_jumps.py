import os
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame
from emolens.sources.video import VideoSource
from emolens.sources.video_container import VideoContainer
from tests.emolens.sources.conftest import OpenVideo
from tests.videos import (
    CODECS,
    STREAMS,
    VARYING,
    frames_of,
    grey_images,
    with_varying_rate,
    write_video,
)


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
