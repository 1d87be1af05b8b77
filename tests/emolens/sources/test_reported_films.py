"""Films that users of other programs reported as unreadable or read wrongly, each made anew.

| report | what it is | here |
| --- | --- | --- |
| TadasBaltrusaitis/OpenFace#746 | AVI of 120 frames a second, some left out | all are read |
| DeepLabCut/DeepLabCut#851 | H.264 that begins amid a group of pictures | from its first keyframe |
| DeepLabCut/DeepLabCut#1145 | the analysis ends at a damaged frame | all others, and told |
| olivierfriard/BORIS#111 | AVI that claims twice its length | read at its times, and told |
| olivierfriard/BORIS#135 | AVI that has sound is no medium | read |
| pytorch/vision#7281 | AVI of one second gives no frame | read, each at its time |
| PyAV-Org/PyAV#801 | the picture begins seconds after the sound | times from its begin |
| PyAV-Org/PyAV#1141 | MOV with a timecode has another length and rate | its own |
| Kitware/dive#1300 | stamps before 0 | times from 0 |
"""

import struct
from fractions import Fraction
from pathlib import Path

import av
import pytest

from emolens.errors import SourceError
from emolens.readings import Frame
from tests.emolens.sources.conftest import OpenVideo
from tests.encoded_videos import Encoding, encode
from tests.sample_files import FINE, moving

MJPEG = Encoding("mjpeg", pixels="yuvj420p", options=FINE)


def times_of(frames: list[Frame]) -> list[float]:
    return [frame.time for frame in frames]


def steps(count: int, rate: float = 25) -> object:
    return pytest.approx([number / rate for number in range(count)], abs=2e-3)


def read(open_video: OpenVideo, path: Path) -> list[Frame]:
    return list(iter(open_video(path).read, None))


def test_every_frame_of_a_fast_film_is_read(open_video: OpenVideo, tmp_path: Path) -> None:
    encoding = Encoding("mpeg4", fps=Fraction(120), options=FINE)
    frames = read(open_video, encode(tmp_path / "f.avi", moving(240), encoding))
    assert times_of(frames) == steps(240, 120)


def test_a_film_that_begins_amid_a_group_of_pictures(open_video: OpenVideo, tmp_path: Path) -> None:
    encoding = Encoding(options={"g": "20", "keyint_min": "20", "sc_threshold": "0"})
    path = encode(tmp_path / "f.ts", moving(60), encoding)
    data = path.read_bytes()
    path.write_bytes(data[len(data) // 6 // 188 * 188 :])
    assert times_of(read(open_video, path)) == steps(40)


def test_a_damaged_frame_leaves_the_others(open_video: OpenVideo, tmp_path: Path) -> None:
    path = encode(tmp_path / "f.avi", moving(40), MJPEG)
    data = bytearray(path.read_bytes())
    place = data.index(b"movi")
    for _ in range(21):
        place = data.index(b"00dc", place + 4)
    (size,) = struct.unpack_from("<I", data, place + 4)
    data[place + 8 : place + 8 + size] = bytes(size)
    path.write_bytes(data)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match=r"f\.avi is damaged, first at 0:00\.8; what could be"):
        frames.extend(iter(open_video(path).read, None))
    assert times_of(frames) == pytest.approx([n / 25 for n in range(40) if n != 20])


def test_an_avi_that_claims_twice_its_length(open_video: OpenVideo, tmp_path: Path) -> None:
    path = encode(tmp_path / "f.avi", moving(100), MJPEG)
    data = bytearray(path.read_bytes())
    for header, place in ((b"avih", 24), (b"strh", 40)):
        struct.pack_into("<I", data, data.index(header) + place, 200)
    path.write_bytes(data)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match=r"f\.avi ends after 0:04\.0 of 0:08\.0"):
        frames.extend(iter(open_video(path).read, None))
    assert times_of(frames) == steps(100)


@pytest.mark.parametrize("sound", ["pcm_s16le", "mp2", "ac3"])
def test_an_avi_that_has_sound(open_video: OpenVideo, tmp_path: Path, sound: str) -> None:
    encoding = Encoding("mpeg4", options=FINE, sound=sound, sound_seconds=1)
    assert times_of(read(open_video, encode(tmp_path / "f.avi", moving(25), encoding))) == steps(25)


@pytest.mark.parametrize("codec", ["mpeg4", "msmpeg4v3", "mjpeg"])
def test_a_film_of_one_second(open_video: OpenVideo, tmp_path: Path, codec: str) -> None:
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    path = encode(tmp_path / "f.avi", moving(25), Encoding(codec, pixels=pixels))
    assert times_of(read(open_video, path)) == steps(25)


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".flv", ".ts"])
def test_a_picture_that_begins_long_after_the_sound(
    open_video: OpenVideo, tmp_path: Path, suffix: str
) -> None:
    codec = "flv" if suffix == ".flv" else "libx264"
    late = [13.64 + number / 25 for number in range(20)]
    encoding = Encoding(codec, sound="aac", sound_seconds=15)
    path = encode(tmp_path / f"f{suffix}", moving(20), encoding, times=late)
    assert times_of(read(open_video, path)) == steps(20)


def test_a_film_with_a_timecode(open_video: OpenVideo, tmp_path: Path) -> None:
    path = tmp_path / "f.mov"
    with av.open(path, "w") as container:
        container.metadata["timecode"] = "00:00:41:16"
        film = container.add_stream("libx264", 24)
        film.width, film.height, film.pix_fmt = 160, 128, "yuv420p"
        for image in moving(48):
            container.mux(film.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(film.encode())
    assert b"tmcd" in path.read_bytes()
    source = open_video(path)
    assert (source.rate, source.length) == (24, 2)
    assert times_of(list(iter(source.read, None))) == steps(48, 24)


@pytest.mark.parametrize("suffix", [".mkv", ".ts"])
def test_stamps_before_zero(open_video: OpenVideo, tmp_path: Path, suffix: str) -> None:
    path = encode(tmp_path / f"f{suffix}", moving(20), Encoding(begin=-0.2))
    assert times_of(read(open_video, path)) == steps(20)
