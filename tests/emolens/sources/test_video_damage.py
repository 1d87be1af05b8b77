"""Films that are cut short, have holes or are refused."""

from pathlib import Path

import numpy as np
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame, Image
from emolens.sources.video import VideoSource
from tests.astronaut_films import film
from tests.emolens.sources.conftest import OpenVideo
from tests.encoded_videos import Encoding, encode, sound_with_cover

CUT = {
    ".mp4": Encoding(container={"movflags": "faststart"}, options={"g": "10"}),
    ".mkv": Encoding(options={"g": "10"}),
    ".avi": Encoding("mjpeg", pixels="yuvj420p"),
    ".flv": Encoding("flv"),
}


@pytest.mark.parametrize("suffix", CUT)
def test_of_a_film_cut_short_what_is_there_is_read_and_the_end_is_missed(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, suffix: str
) -> None:
    path = encode(tmp_path / f"film{suffix}", film(astronaut, 60), CUT[suffix])
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    source = open_video(path)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match=r"film\.\w+ ends after 0:0\d\.\d of 0:02\.4; it is dam"):
        frames.extend(iter(source.read, None))
    assert 20 < len(frames) < 55


@pytest.mark.parametrize(
    ("suffix", "encoding"),
    [(".ts", Encoding(options={"g": "10"})), (".mpg", Encoding("mpeg2video"))],
)
def test_a_hole_in_a_broadcast_is_told(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image, suffix: str, encoding: Encoding
) -> None:
    path = encode(tmp_path / f"film{suffix}", film(astronaut, 150, step=0.5), encoding)
    data, packet = path.read_bytes(), {".ts": 188, ".mpg": 2048}[suffix]
    packets = len(data) // packet
    begin, end = packets // 3 * packet, packets * 2 // 3 * packet
    path.write_bytes(data[:begin] + data[end:])
    source = open_video(path)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match=r"is damaged, first at 0:0\d.*what could be"):
        frames.extend(iter(source.read, None))
    assert 50 < len(frames) < 150


def test_bytes_that_are_overwritten_are_told(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = encode(tmp_path / "f.mp4", film(astronaut, 60), Encoding(options={"g": "10"}))
    data = bytearray(path.read_bytes())
    place = len(data) // 2
    data[place : place + 3000] = bytes(3000)
    path.write_bytes(data)
    source = open_video(path)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match="is damaged, first at 0:0"):
        frames.extend(iter(source.read, None))
    assert len(frames) > 30


def test_a_file_with_sound_alone_is_refused(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = encode(tmp_path / "f.mkv", film(astronaut, 2), Encoding(sound="aac", sound_seconds=1))
    data = path.read_bytes().replace(b"V_MPEG4/ISO/AVC", b"V_UNKNOWN/NEVER")
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"f\.mkv (holds no picture|is coded in a way)"):
        open_video(path)


def test_the_cover_of_a_piece_of_music_is_no_film(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = sound_with_cover(tmp_path / "song.mp4", astronaut)
    with pytest.raises(SourceError, match=r"song\.mp4 holds sound and a picture of its cover"):
        open_video(path)


def test_frames_beyond_the_limit_are_refused_before_they_are_decoded(
    tmp_path: Path, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = encode(tmp_path / "f.mp4", film(astronaut, 2))
    monkeypatch.setattr("emolens.sources.video_container.MOST_PIXELS", 10_000)
    with pytest.raises(
        SourceError, match="has frames of 160 x 128 pixels, more than the 0 million"
    ):
        VideoSource(path)


def test_a_header_that_claims_giant_frames_sets_no_memory_aside(
    open_video: OpenVideo, tmp_path: Path, astronaut: Image
) -> None:
    path = encode(tmp_path / "f.avi", film(astronaut, 2), Encoding("rawvideo", pixels="bgr24"))
    data = bytearray(path.read_bytes())
    header = data.index(b"strf") + 12
    data[header : header + 8] = np.array([16000, 16000], "<i4").tobytes()
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"f\.avi (has frames of|holds no frame)"):
        open_video(path)


def test_a_picture_is_no_video(open_video: OpenVideo, astronaut_png: Path) -> None:
    with pytest.raises(SourceError, match="is a picture; name a video"):
        open_video(astronaut_png)
