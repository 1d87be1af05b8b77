"""Segments that are read by themselves, against those of a film that is read in order."""

from pathlib import Path

import pytest

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.observations import observed
from emolens.batch.segment import Segment
from emolens.batch.segment_observer import SegmentObserver
from emolens.errors import SourceError
from emolens.observation import FrameObserver
from emolens.options import PipelineOptions
from emolens.readings import Image
from emolens.sources.video import VideoSource
from tests.astronaut_films import film
from tests.emolens.batch.test_checkpoint import numbers
from tests.emolens.sources.test_video_kinds import INTERLACED, interlaced
from tests.encoded_videos import Encoding, encode
from tests.fakes import FakeClassifier

FRAMES, SECONDS = 10, 0.4
CLOSED = Encoding(options={"g": "12", "bf": "3"})


def in_order(path: Path, folder: Path) -> tuple[list[Segment], list[tuple[int, float]]]:
    """Return the segments that a film leaves behind that is read in order, and its frames."""
    checkpoint = Checkpoint(folder, {}, FRAMES)
    source = VideoSource(path)
    frames = []
    try:
        for frame, _ in observed(source, FakeClassifier(), PipelineOptions(), 2, checkpoint):
            frames.append((frame.index, frame.time))
    except SourceError:
        pass
    source.close()
    found = [checkpoint.find(number) for number in range(len(frames) // FRAMES + 1)]
    return [one for one in found if one is not None], frames


def said(segment: Segment) -> list[object]:
    return [
        segment.times.tolist(),
        segment.shapes.tolist(),
        segment.before,
        segment.last,
        [numbers(one) for one in segment.observations],
    ]


@pytest.fixture
def observer() -> SegmentObserver:
    return SegmentObserver(FrameObserver(FakeClassifier(), PipelineOptions()))


KINDS = {".mp4": CLOSED, ".mkv": CLOSED, ".ts": CLOSED, "i.mp4": INTERLACED[".mp4"]}


@pytest.mark.parametrize(
    "kind",
    [".mp4", *(pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS if kind != ".mp4")],
)
def test_segments_are_read_apart_as_in_order(
    tmp_path: Path, astronaut: Image, observer: SegmentObserver, kind: str
) -> None:
    images = film(astronaut, 90)
    woven = interlaced(images) if kind == "i.mp4" else images
    path = encode(tmp_path / f"film{kind}", woven, KINDS[kind])
    expected, frames = in_order(path, tmp_path / "kept")
    *whole, last = expected
    assert len(whole) == (len(frames) - 1) // FRAMES
    assert last.ends
    assert not any(one.ends for one in whole)
    for first, count in ((0, 1), (1, 1), (3, 1), (1, 2)):
        found = observer.observe(path, SECONDS, first, count)
        assert list(map(said, found)) == list(map(said, expected[first : first + count]))
    exact = kind in (".mp4", ".mkv")
    assert all((one.last is not None) == exact for one in whole)


def test_the_last_segment_ends_with_the_film_and_none_comes_behind(
    tmp_path: Path, astronaut: Image, observer: SegmentObserver
) -> None:
    path = encode(tmp_path / "film.mp4", film(astronaut, 25), CLOSED)
    last, behind = observer.observe(path, SECONDS, 2, 2)
    assert len(last.times) == 5
    assert len(behind.times) == 0
    assert behind.before == behind.last == last.last


def test_of_a_film_cut_short_only_whole_segments_are_told(
    tmp_path: Path, astronaut: Image, observer: SegmentObserver
) -> None:
    encoding = Encoding(container={"movflags": "faststart"}, options={"g": "10"})
    path = encode(tmp_path / "film.mp4", film(astronaut, 60), encoding)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    expected, frames = in_order(path, tmp_path / "kept")
    found = observer.observe(path, SECONDS, 0, 6)
    assert [len(one.times) for one in found] == [len(one.times) for one in expected]
    assert FRAMES * len(found) <= len(frames) < 60
