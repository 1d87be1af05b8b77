"""Videos whose bytes were damaged at random are read as far as they go, or refused."""

from contextlib import closing
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.errors import SourceError
from emolens.sources.files import open_file
from tests.encoded_videos import Encoding, encode

ENCODINGS = {
    ".mp4": Encoding(),
    ".mkv": Encoding("mpeg4"),
    ".ts": Encoding("mpeg2video", interlaced=True),
    ".avi": Encoding("mjpeg", pixels="yuvj420p"),
    ".flv": Encoding("flv"),
    ".wmv": Encoding("wmv2"),
    ".mpg": Encoding("mpeg2video"),
    ".webm": Encoding("libvpx"),
    ".mxf": Encoding("mpeg2video"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small film of each kind."""
    folder = tmp_path_factory.mktemp("sound")
    noise = np.random.default_rng(0).integers(0, 128, (12, 64, 80, 3), dtype=np.uint8)
    return {
        suffix: encode(folder / f"v{suffix}", noise, encoding).read_bytes()
        for suffix, encoding in ENCODINGS.items()
    }


@settings(max_examples=200)
@given(
    suffix=st.sampled_from(sorted(ENCODINGS)),
    reach=st.sampled_from([600, 1 << 30]),
    changes=st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, 255)), min_size=1),
)
def test_any_bytes_are_a_video_or_refused(
    suffix: str,
    reach: int,
    changes: list[tuple[int, int]],
    sound: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    damaged = bytearray(sound[suffix])
    for place, byte in changes:
        damaged[place % min(reach, len(damaged))] = byte
    path = tmp_path_factory.getbasetemp() / "any.video"
    path.write_bytes(damaged)
    try:
        with closing(open_file(path)) as source:
            last = -1.0
            for frame in islice(iter(source.read, None), 100):
                assert frame.image.dtype == np.uint8
                assert frame.image.shape[2:] == (3,)
                assert last <= frame.time < 1e6
                last = frame.time
    except SourceError:
        return
