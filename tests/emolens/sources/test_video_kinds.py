"""Videos as camcorders, telephones, recorders and editors make them, one test for each kind."""

import dataclasses
import os
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame, Image
from tests.astronaut_films import film, read, resized
from tests.emolens.sources.conftest import OpenVideo
from tests.encoded_videos import Encoding, encode, trimmed
from tests.sample_files import CODED


def difference(frames: list[Frame], images: list[Image]) -> float:
    """How far they are apart, in grey levels; films of equal length only."""
    assert len(frames) == len(images)
    return max(
        float(np.abs(frame.image.astype(int) - image).mean())
        for frame, image in zip(frames, images, strict=True)
    )


@pytest.mark.parametrize("suffix", CODED)
def test_films_of_many_codecs_and_containers_are_read(
    tmp_path: Path, astronaut: Image, suffix: str
) -> None:
    images = film(astronaut, 30)
    frames = read(encode(tmp_path / f"film{suffix}", images, CODED[suffix]))
    assert difference(frames, images) < 8
    assert [frame.index for frame in frames] == list(range(30))
    assert [frame.time for frame in frames] == pytest.approx([n / 25 for n in range(30)], abs=2e-3)


@pytest.mark.parametrize("suffix", CODED)
def test_any_place_of_them_can_be_jumped_to(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, suffix: str
) -> None:
    source = open_video(encode(tmp_path / f"film{suffix}", film(astronaut, 40), CODED[suffix]))
    frames = list(iter(source.read, None))
    for number in (39, 0, 20, 21, 1, 38):
        source.seek(frames[number].time)
        assert_same(source.read(), frames[number])
        if number:
            assert_same(source.read_before(frames[number].time), frames[number - 1])
            assert_same(source.read(), frames[number])


def assert_same(frame: Frame | None, other: Frame) -> None:
    assert frame is not None
    assert (frame.index, frame.time) == (other.index, other.time)
    np.testing.assert_array_equal(frame.image, other.image)


def interlaced(images: list[Image]) -> list[Image]:
    """Frames whose every second line was filmed half a frame later: the upper one of each pair."""
    woven = []
    for early, late in zip(images[::2], images[1::2], strict=True):
        image = early.copy()
        image[::2] = late[::2]
        woven.append(image)
    return woven


INTERLACED = {
    ".mpg": Encoding("mpeg2video", interlaced=True, options={"qmin": "1", "qmax": "2"}),
    ".mts": Encoding(format="mpegts", interlaced=True, options={"x264-params": "crf=10"}),
    ".mp4": Encoding(interlaced=True, options={"x264-params": "crf=10"}),
}


@pytest.mark.parametrize("suffix", INTERLACED)
def test_interlaced_films_are_deinterlaced(tmp_path: Path, astronaut: Image, suffix: str) -> None:
    whole = film(astronaut, 40, step=3)
    woven = interlaced(whole)
    frames = read(encode(tmp_path / f"film{suffix}", woven, INTERLACED[suffix]))
    assert difference(frames, whole[::2]) < 7
    combed = max(np.abs(a.astype(int) - b).mean() for a, b in zip(woven, whole[::2], strict=True))
    assert combed > 9  # as it would be, were the lines left as they are
    assert [frame.time for frame in frames] == pytest.approx([n / 25 for n in range(20)], abs=2e-3)


@pytest.mark.parametrize("suffix", [".avi", ".dv"])
def test_dv_is_deinterlaced_and_its_pixels_are_made_square(
    tmp_path: Path, astronaut: Image, suffix: str
) -> None:
    whole = [resized(image, 720, 576) for image in film(astronaut, 20, step=3)]
    encoding = Encoding("dvvideo", aspect=Fraction(16, 15), interlaced=True)
    frames = read(encode(tmp_path / f"film{suffix}", interlaced(whole), encoding))
    shown = [resized(image, 768, 576) for image in whole[::2]]
    assert frames[0].image.shape == (576, 768, 3)
    assert difference(frames[1:-1], shown[1:-1]) < 12


@pytest.mark.parametrize("suffix", [*INTERLACED])
def test_frames_of_interlaced_films_are_the_same_after_a_jump(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, suffix: str
) -> None:
    woven = interlaced(film(astronaut, 80, step=2))
    source = open_video(encode(tmp_path / f"film{suffix}", woven, INTERLACED[suffix]))
    frames = list(iter(source.read, None))
    for number in (39, 0, 12, 13, 24, 38):
        source.seek(frames[number].time)
        assert_same(source.read(), frames[number])
    source.seek(99)
    assert_same(source.read(), frames[-1])


HDV, WIDE_PAL, NTSC, NOBODYS = Fraction(4, 3), Fraction(64, 45), Fraction(8, 9), Fraction(100)


@pytest.mark.parametrize(
    ("suffix", "aspect", "shown"),
    [
        (".mp4", HDV, (213, 128)),
        (".mkv", HDV, (213, 128)),
        (".mpg", WIDE_PAL, (228, 128)),
        (".mp4", NTSC, (160, 144)),
        (".mkv", NOBODYS, (160, 128)),
    ],
)
def test_pixels_that_are_not_square_are_made_so(
    tmp_path: Path, astronaut: Image, suffix: str, aspect: Fraction, shown: tuple[int, int]
) -> None:
    codec = "mpeg2video" if suffix == ".mpg" else "libx264"
    images = film(astronaut, 5)
    path = encode(tmp_path / f"film{suffix}", images, Encoding(codec, aspect=aspect))
    frames = read(path)
    width, height = frames[0].image.shape[1], frames[0].image.shape[0]
    assert (width, height) == pytest.approx(shown, abs=1)
    assert difference(frames, [resized(image, width, height) for image in images]) < 10


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_films_stand_upright(tmp_path: Path, astronaut: Image, turned: int, mirrored: bool) -> None:
    upright = film(astronaut, 3)
    seen = [image[:, ::-1] for image in upright] if mirrored else upright
    stored = [np.ascontiguousarray(np.rot90(image, -turned // 90)) for image in seen]
    frames = read(encode(tmp_path / "f.mp4", stored, Encoding(turned=turned, mirrored=mirrored)))
    assert difference(frames, upright) < 8


def test_a_trimmed_film_is_read_from_where_it_begins(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    images = film(astronaut, 60)
    whole = encode(tmp_path / "whole.mp4", images, Encoding(options={"g": "250", "bf": "3"}))
    source = open_video(trimmed(whole, tmp_path / "short.mp4", begin=1.6))
    assert source.length == pytest.approx(0.8)
    assert source.frames is None
    frames = list(iter(source.read, None))
    assert difference(frames, images[40:]) < 8
    assert [frame.time for frame in frames] == pytest.approx([n / 25 for n in range(20)])


LONG_SOUND = {
    ".mkv": Encoding(sound="aac"),
    ".webm": Encoding("libvpx", sound="libopus"),
    ".flv": Encoding("flv", sound="aac"),
    ".ts": Encoding(sound="aac"),
    ".wmv": Encoding("wmv2", sound="wmav2"),
    ".mp4": Encoding(sound="aac"),
}


@pytest.mark.parametrize("begin", [0.0, 5.0])
@pytest.mark.parametrize("suffix", LONG_SOUND)
def test_sound_may_last_longer_and_a_film_begin_at_any_time(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, suffix: str, begin: float
) -> None:
    encoding = dataclasses.replace(LONG_SOUND[suffix], sound_seconds=6, begin=begin)
    source = open_video(encode(tmp_path / f"film{suffix}", film(astronaut, 30), encoding))
    frames = list(iter(source.read, None))
    assert [frame.time for frame in frames] == pytest.approx([n / 25 for n in range(30)], abs=2e-3)
    assert source.length == pytest.approx(1.2, abs=0.01)
    for time in (0.8, 0.2, 99):
        source.seek(time)
        frame = source.read()
        assert frame is not None
        assert frame.time == pytest.approx(min(time, 1.16), abs=2e-3)


def test_a_rate_that_varies_is_kept(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    times = [(n / 29) ** 2 * 4 for n in range(30)]
    source = open_video(encode(tmp_path / "f.mp4", film(astronaut, 30), times=times))
    frames = list(iter(source.read, None))
    assert [frame.time for frame in frames] == pytest.approx(times, abs=1e-3)
    source.seek(times[20])
    assert_same(source.read(), frames[20])
    assert_same(source.read_before(times[20]), frames[19])


@pytest.mark.parametrize(("fps", "count"), [(Fraction(1, 2), 12), (Fraction(25), 1)])
def test_slow_films_and_those_of_one_frame_are_read(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, fps: Fraction, count: int
) -> None:
    images = film(astronaut, count)
    source = open_video(encode(tmp_path / "f.mp4", images, Encoding(fps=fps)))
    assert source.frames == count
    frames = list(iter(source.read, None))
    assert difference(frames, images) < 8
    assert [frame.time for frame in frames] == pytest.approx([n / float(fps) for n in range(count)])


def test_a_film_may_change_its_size_midway(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    images = film(astronaut, 10)
    small = encode(tmp_path / "a.ts", [image[:64, :96] for image in images])
    large = encode(tmp_path / "b.ts", images)
    both = tmp_path / "both.ts"
    both.write_bytes(small.read_bytes() + large.read_bytes())
    source = open_video(both)
    shapes: list[tuple[int, ...]] = []
    with pytest.raises(SourceError, match="damaged"):  # there is a seam
        shapes.extend(frame.image.shape for frame in iter(source.read, None))
    assert set(shapes) == {(64, 96, 3), (128, 160, 3)}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells it in a file")
def test_memory_stays_flat_over_thousands_of_frames(open_video: OpenVideo, tmp_path: Path) -> None:
    image = np.zeros((240, 320, 3), np.uint8)
    source = open_video(encode(tmp_path / "f.mp4", [image] * 3000, Encoding("mpeg4")))
    after_some = 0
    for number, _ in enumerate(iter(source.read, None)):
        if number == 500:
            after_some = resident_bytes()
    assert number == 2999
    assert resident_bytes() - after_some < 50_000_000


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_stamp_that_runs_away_is_a_step_like_others(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    times = [*(n / 25 for n in range(10)), *(1e6 + n / 25 for n in range(10))]
    source = open_video(encode(tmp_path / "f.mkv", film(astronaut, 20), times=times))
    frames = list(iter(source.read, None))
    assert [frame.time for frame in frames] == pytest.approx([n / 25 for n in range(20)])
