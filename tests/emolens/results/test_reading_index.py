import threading
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.readings import Box, Face, FaceQuality, Reading
from emolens.results import reading_index as module
from emolens.results.reading_index import ReadingIndex
from emolens.results.rows import Row

LABELS = ("happy", "neutral", "sad")

scores = st.lists(st.floats(0, 1, width=32), min_size=3, max_size=3)
shares = st.lists(st.floats(0, 1), min_size=3, max_size=3)
angles = st.none() | st.floats(-90, 90, width=32)
single = st.floats(0, 32, width=32)
qualities = st.builds(
    FaceQuality, angles, angles, single, st.booleans(), st.none() | st.floats(0, 1, width=32)
)
boxes = st.builds(Box, *[st.integers(-9999, 99999)] * 2, *[st.integers(1, 99999)] * 2)


def named(values: list[float]) -> dict[str, float]:
    return dict(zip(LABELS, values, strict=True))


@st.composite
def films(draw: st.DrawFn) -> list[tuple[Row, ...]]:
    """The rows of each frame of a film."""
    times = sorted(draw(st.lists(st.floats(0, 1e5), max_size=12, unique=True)))
    return [tuple(draw(frames(number, time))) for number, time in enumerate(times)]


@st.composite
def frames(draw: st.DrawFn, number: int, time: float) -> list[Row]:
    count = draw(st.integers(0, 3))
    readings: list[Reading | None] = [
        Reading(
            number,
            time,
            Face(
                draw(boxes),
                draw(st.none() | st.integers(1, 10**9)),
                quality=draw(st.none() | qualities),
            ),
            draw(st.sampled_from(LABELS)),
            draw(st.booleans()),
            named(draw(scores)),
            draw(st.none() | shares.map(named)),
            draw(st.none() | scores.map(named)),
        )
        for _ in range(count)
    ]
    return [Row("film", number, time, None, reading) for reading in readings or [None]]


def indexed(film: list[tuple[Row, ...]]) -> ReadingIndex:
    index = ReadingIndex()
    for rows in film:
        index.add(rows)
    return index


@given(films())
def test_what_goes_in_comes_out(film: list[tuple[Row, ...]]) -> None:
    index = indexed(film)
    assert list(index.rows("film")) == film
    assert index.frames == len(film)
    for number, rows in enumerate(film):
        readings = tuple(row.reading for row in rows if row.reading is not None)
        assert index.at(number) == readings
        assert [one.face.quality for one in index.at(number)] == [
            one.face.quality for one in readings
        ]


@given(films())
def test_a_frame_is_found_by_its_time_whatever_number_it_is_taken_for(
    film: list[tuple[Row, ...]],
) -> None:
    index = indexed(film)
    times = [rows[0].time for rows in film]
    for number, time in enumerate(times):
        for guess in (number, 0, number + 5):
            found = index.find(guess, time)
            assert found is not None
            assert times[found] == pytest.approx(time, abs=2e-6)
    if times:
        assert index.end == times[-1]
        assert index.find(0, times[-1] + 1) is None


def faceless(count: int, rate: float = 10.0) -> ReadingIndex:
    return indexed([(Row("film", number, number / rate),) for number in range(count)])


def test_the_nearest_frame_counts() -> None:
    index = faceless(10)
    assert index.find(99, 0.33) == 3
    assert index.find(99, 0.38) == 4
    assert index.find(99, 0.0) == 0
    assert index.find(99, 0.95) is None
    index.close()
    assert index.ended
    assert index.find(99, 0.95) is None
    assert faceless(0).find(0, 0.0) is None


def test_frames_of_the_same_time_are_told_apart_by_their_number() -> None:
    index = indexed([(Row("film", number, 1.0),) for number in range(3)])
    assert [index.find(number, 1.0) for number in range(3)] == [0, 1, 2]


def test_frames_come_in_order_and_read_by_one_model() -> None:
    index = faceless(2)
    with pytest.raises(ValueError, match="frame 1 after 2 frames"):
        index.add([Row("film", 1, 0.1)])
    face = Face(Box(0, 0, 9, 9), 1)
    index.add([Row("film", 2, 0.2, None, Reading(2, 0.2, face, "a", False, {"a": 1.0}))])
    with pytest.raises(ValueError, match="another model"):
        index.add([Row("film", 3, 0.3, None, Reading(3, 0.3, face, "b", False, {"b": 1.0}))])
    with pytest.raises(IndexError):
        index.at(3)


def test_three_hours_of_a_face_take_what_is_promised() -> None:
    entry = module._entry_of(7)
    assert entry.itemsize == 191
    assert 3 * 3600 * 30 * entry.itemsize < 62e6


def test_a_reader_sees_whole_frames_while_others_are_added() -> None:
    index, film = ReadingIndex(), []
    for number in range(5000):
        share = float(np.float32(number % 100 / 100))
        reading = Reading(
            number,
            number / 30,
            Face(Box(number, 0, 9, 9), 1),
            "happy",
            False,
            named([share, 1 - share, 0.0]),
            named([share, 1 - share, 0.0]),
        )
        film.append((Row("film", number, number / 30, None, reading),) * 2)

    def add() -> None:
        for rows in film:
            index.add(rows)
        index.close()

    writer = threading.Thread(target=add)
    writer.start()
    seen = [0]
    while not index.ended:
        count = index.frames
        seen.append(count)
        if count:
            readings = index.at(count - 1)
            assert [reading.face.box.x for reading in readings] == [count - 1] * 2
    writer.join()
    assert all(before <= after for before, after in pairwise(seen))


def test_landmarks_come_out_as_they_went_in() -> None:
    landmarks = np.arange(10, dtype=np.float32).reshape(5, 2)
    one = named([0.2, 0.3, 0.5])
    faces = [Face(Box(0, 0, 9, 9), 1, landmarks), Face(Box(0, 0, 9, 9), 2)]
    rows = tuple(Row("film", 0, 0.0, None, Reading(0, 0.0, f, "sad", False, one)) for f in faces)
    first, second = indexed([rows]).at(0)
    assert first.face.landmarks is not None
    assert np.array_equal(first.face.landmarks, landmarks)
    assert second.face.landmarks is None


def growing(frames: int) -> ReadingIndex:
    index = ReadingIndex()
    for number in range(frames):
        reading = Reading(
            number, number / 10, Face(Box(0, 0, 9, 9), 1), "sad", False, named([0.2, 0.3, 0.5])
        )
        index.add([Row("film", number, number / 10, None, reading)])
    return index


def test_what_is_added_is_followed_until_it_is_closed() -> None:
    index, followed = ReadingIndex(), list[int]()
    thread = threading.Thread(target=lambda: followed.extend(index.follow(lambda: False)))
    thread.start()
    for number in range(50):
        index.add([Row("film", number, number / 10)])
    index.close()
    thread.join(10)
    assert followed == list(range(50))


def test_following_can_be_stopped() -> None:
    assert list(growing(3).follow(lambda: True)) == []


def test_a_stretch_is_read_from_its_first_to_its_last_frame() -> None:
    assert [one.frame for one in growing(30).between(0.5, 0.9)] == [5, 6, 7, 8, 9]
    assert list(growing(3).between(5.0, 6.0)) == []


def test_of_a_long_stretch_frames_that_lie_evenly_in_it_are_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_ENOUGH", 5)
    assert [one.frame for one in growing(30).between(0.0, 2.9)] == [0, 6, 12, 18, 24]
