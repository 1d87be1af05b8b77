"""Videos that are read on behind frames that are known, as if these had been read."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame, Image
from emolens.sources.anchor import Anchor
from emolens.sources.video import VideoSource
from tests.astronaut_films import film
from tests.emolens.sources.conftest import OpenVideo
from tests.emolens.sources.test_video_damage import CUT
from tests.emolens.sources.test_video_kinds import (
    INTERLACED,
    LONG_SOUND,
    interlaced,
)
from tests.encoded_videos import Encoding, encode, trimmed
from tests.sample_files import CODED
from tests.videos import write_video

EXACT = {
    **{suffix: CODED[suffix] for suffix in (".mp4", ".mov", ".mkv", ".webm", ".avi")},
    ".open.mp4": Encoding(options={"bf": "3", "g": "12", "x264-params": "open-gop=1"}),
    ".refreshed.mp4": Encoding(options={"g": "12", "x264-params": "intra-refresh=1"}),
    ".sound.mp4": dataclasses.replace(LONG_SOUND[".mp4"], sound_seconds=6, begin=5.0),
    ".turned.mp4": Encoding(turned=90),
    ".hevc.mkv": Encoding("libx265", options={"x265-params": "log-level=none:keyint=12:bframes=3"}),
}


def read(source: VideoSource) -> tuple[list[Frame], str, list[Anchor | None]]:
    """Return all frames, what the source says at its end, and an anchor of each frame."""
    frames, anchors = [], []
    try:
        while (frame := source.read()) is not None:
            frames.append(frame)
            anchors.append(source.anchor(frame))
    except SourceError as error:
        return frames, str(error), anchors
    return frames, "", anchors


def assert_same(frames: list[Frame], others: list[Frame]) -> None:
    assert [(one.index, one.time) for one in frames] == [(one.index, one.time) for one in others]
    for frame, other in zip(frames, others, strict=True):
        np.testing.assert_array_equal(frame.image, other.image)


def assert_skipped(path: Path, open_video: OpenVideo, first: int, until: int) -> bool:
    """Skip from one frame up to another, compare what follows, and return whether it jumped."""
    frames, end, anchors = read(open_video(path))
    source = open_video(path)
    for _ in range(first):
        source.read()
    skipped = source.skip([frame.time for frame in frames[first:until]], anchors[until - 1])
    left, left_end, _ = read(source)
    assert_same(left, frames[until if skipped else first :])
    assert left_end == end
    return skipped


@pytest.mark.parametrize("first", [0, 3])
@pytest.mark.parametrize("kind", EXACT)
def test_what_follows_is_what_follows_in_order(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, kind: str, first: int
) -> None:
    path = encode(tmp_path / f"film{kind}", film(astronaut, 60), EXACT[kind])
    jumped = [assert_skipped(path, open_video, first, until) for until in (5, 24, 37, 60)]
    assert all(jumped) or kind == ".refreshed.mp4"  # its frames are whole only after a while


@pytest.mark.parametrize("kind", INTERLACED)
def test_interlaced_films_are_never_jumped_in(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, kind: str
) -> None:
    woven = interlaced(film(astronaut, 80))
    path = encode(tmp_path / f"film{kind}", woven, INTERLACED[kind])
    assert not assert_skipped(path, open_video, 2, 24)


def test_a_film_without_an_index_is_not_jumped_in(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = write_video(tmp_path / "film.mpg", film(astronaut, 60))
    assert not assert_skipped(path, open_video, 0, 30)


def test_a_varying_rate_and_a_trimmed_beginning_do_no_harm(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    images, gop = film(astronaut, 60), Encoding(options={"g": "12", "bf": "3"})
    times = [(n / 59) ** 2 * 4 + n / 500 for n in range(60)]
    assert assert_skipped(encode(tmp_path / "v.mp4", images, gop, times), open_video, 0, 30)
    whole = encode(tmp_path / "whole.mp4", images, gop)
    assert assert_skipped(trimmed(whole, tmp_path / "short.mp4", begin=0.6), open_video, 0, 30)


@pytest.mark.parametrize("kind", [".mp4", ".mkv", ".avi"])
def test_of_a_damaged_film_the_same_is_told(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, kind: str
) -> None:
    path = encode(tmp_path / f"film{kind}", film(astronaut, 60), CUT[kind])
    data = bytearray(path.read_bytes())
    path.write_bytes(data[: len(data) * 2 // 3])
    assert_skipped(path, open_video, 0, 8)
    place = len(data) // 2
    data[place : place + 2000] = bytes(2000)
    path.write_bytes(data)
    whole = len(read(open_video(path))[0])
    for until in (whole // 4, whole // 2, whole):
        assert_skipped(path, open_video, 0, until)


def test_another_picture_at_that_time_is_not_taken_for_the_frame(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = encode(tmp_path / "film.mp4", film(astronaut, 30))
    frames, _, anchors = read(open_video(path))
    assert anchors[9] is not None
    source = open_video(path)
    source.read()
    other = dataclasses.replace(anchors[9], digest="0")
    assert not source.skip([frame.time for frame in frames[1:10]], other)
    assert_same(read(source)[0], frames[1:])
