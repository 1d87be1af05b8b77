"""Summaries of made-up readings, whose truth is known."""

import math
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.readings import FaceQuality, Reading
from emolens.study.events import Event
from emolens.study.participants import Participants
from emolens.study.people import Naming, People
from emolens.study.summary import StudyDesign, SummaryRow, summarize
from tests.emolens.study.made_up import film, reading
from tests.fakes import EXPRESSIONS


def smile(time: float, begin: float, end: float = 1e9) -> list[Reading]:
    return [reading(time, "happy" if begin <= time < end else "neutral")]


def one(rows: Sequence[SummaryRow], event: str, number: int = 1) -> SummaryRow:
    (found,) = [row for row in rows if (row.window.event, row.window.number) == (event, number)]
    return found


def test_without_events_a_source_is_one_window() -> None:
    (row,) = summarize(film("a.mp4", 10, lambda t: smile(t, 5)), StudyDesign())
    seen = row.statistics
    assert (row.source, row.person, row.window.event) == ("a.mp4", "#1", "")
    assert seen.frames == 100
    assert row.seconds == seen.seconds == pytest.approx(9.9)
    assert seen.share_of_time("happy") == pytest.approx(5.0 / 9.9)
    assert seen.mean("happy") == pytest.approx((0.7 + 0.05) / 2)
    assert seen.peak("happy") == pytest.approx(0.7)
    assert seen.episodes("happy") == 1
    assert seen.episode_seconds("happy") == pytest.approx(5.0)
    assert seen.latency == pytest.approx(5.0)


def test_what_follows_an_event_is_told_apart_from_what_came_before() -> None:
    events = (Event(2.0, 2.0, "joke"), Event(6.0, 0.0, "end"))
    rows = list(summarize(film("a.mp4", 10, lambda t: smile(t, 2.5, 5)), StudyDesign(events)))
    joke, end = one(rows, "joke"), one(rows, "end")
    assert joke.statistics.latency == pytest.approx(0.5)
    assert joke.statistics.share_of_time("happy") == pytest.approx(0.75)
    assert end.window.begin == 6.0
    assert end.seconds == pytest.approx(4.0)
    assert end.statistics.share_of_time("neutral") == 1.0
    assert math.isnan(end.statistics.latency), "nothing changed"


def test_a_point_counts_until_the_next_event_or_for_as_long_as_is_said() -> None:
    events = (Event(2.0, 0.0, "a"), Event(5.0, 0.0, "b"), Event(8.0, 0.0, "a"))
    rows = film("a.mp4", 10, lambda t: smile(t, 5))
    found = list(summarize(rows, StudyDesign(events)))
    assert [one(found, *key).seconds for key in (("a", 1), ("b", 1), ("a", 2))] == [
        pytest.approx(seconds) for seconds in (3.0, 3.0, 2.0)
    ]
    rows = film("a.mp4", 10, lambda t: smile(t, 5))
    found = list(summarize(rows, StudyDesign(events, after=1.0)))
    assert {round(row.seconds, 6) for row in found} == {1.0}


def test_the_name_just_before_an_event_is_what_latency_counts_from() -> None:
    design = StudyDesign((Event(5.0, 3.0, "bang"),))
    (row,) = summarize(film("a.mp4", 10, lambda t: smile(t, 5.0)), design)
    assert row.statistics.latency == pytest.approx(0.0), "the change fell on the onset"


def test_excluded_stretches_count_for_nothing() -> None:
    design = StudyDesign((Event(0.0, 5.0, "Exclude"),))
    (row,) = summarize(film("a.mp4", 10, lambda t: smile(t, 5)), design)
    assert row.seconds == pytest.approx(5.0)
    assert row.statistics.share_of_time("happy") == 1.0


def test_bins_part_a_source() -> None:
    design = StudyDesign(bins=4.0)
    rows = list(summarize(film("a.mp4", 10, lambda t: smile(t, 4)), design))
    assert [(row.window.number, row.window.begin) for row in rows] == [(1, 0.0), (2, 4.0), (3, 8.0)]
    assert [row.statistics.share_of_time("happy") for row in rows] == [0.0, 1.0, 1.0]


def test_who_is_not_seen_has_a_row_without_values() -> None:
    def seen(time: float) -> list[Reading]:
        return [reading(time, "happy", track=1 if time < 5 else 2)]

    rows = list(summarize(film("a.mp4", 10, seen), StudyDesign(bins=5.0)))
    assert [(row.person, row.window.number) for row in rows] == [
        ("#1", 1), ("#1", 2), ("#2", 1), ("#2", 2),
    ]  # fmt: skip
    away = rows[1].statistics
    assert away.frames == 0
    assert rows[1].seconds == pytest.approx(5.0)
    assert math.isnan(away.mean("happy"))


def test_tracks_are_merged_split_and_the_largest_face_taken() -> None:
    def seen(time: float) -> list[Reading]:
        if time < 5:
            return [reading(time, "happy", track=1), reading(time, "sad", track=2, side=150)]
        return [reading(time, "fear", track=3)]

    namings = (Naming("a.mp4", 1, "Ann"), Naming("a.mp4", 3, "Ann", end=7.0))
    rows = list(summarize(film("x/a.mp4", 10, seen), StudyDesign(people=People(namings))))
    seconds = {row.person: round(row.statistics.seconds, 6) for row in rows}
    assert seconds == {"#2": 4.9, "Ann": 6.9, "#3": 3.0}
    (row,) = summarize(film("a.mp4", 10, seen), StudyDesign(people=People(largest=True)))
    assert row.person == "largest"
    assert row.statistics.episodes("sad") == row.statistics.episodes("fear") == 1


def test_the_name_of_a_source_tells_participant_and_group() -> None:
    people = Participants(r"(?P<group>control|patient)_(?P<participant>\d+)")
    (row,) = summarize(
        film("films/patient_07.mp4", 1, lambda t: smile(t, 5)), StudyDesign(participants=people)
    )
    assert (row.participant, row.group) == ("07", "patient")


@given(
    names=st.lists(st.sampled_from([*EXPRESSIONS, ""]), min_size=2, max_size=60),
    onset=st.integers(0, 50),
    length=st.integers(1, 50),
)
def test_the_parts_of_a_window_add_up(names: list[str], onset: int, length: int) -> None:
    def seen(time: float) -> list[Reading]:
        name = names[round(time * 10)]
        return [reading(time, name)] if name else []

    events = (Event(onset / 10, length / 10, "e"),)
    for design in (StudyDesign(), StudyDesign(bins=1.0), StudyDesign(events)):
        for row in summarize(film("a", len(names) / 10, seen), design):
            found = row.statistics
            assert 0 <= found.seconds <= row.seconds + 1e-9
            if found.seconds:
                assert sum(map(found.share_of_time, EXPRESSIONS)) == pytest.approx(1)
            if found.frames:
                assert sum(map(found.mean, EXPRESSIONS)) == pytest.approx(1)
                lasted = [found.episodes(e) * found.episode_seconds(e) for e in EXPRESSIONS]
                assert math.fsum(x for x in lasted if not math.isnan(x)) == pytest.approx(
                    found.seconds
                )
            if not math.isnan(found.latency):
                assert found.latency >= 0


def test_the_share_turned_away_counts_where_the_pose_is_known() -> None:
    def seen(time: float) -> list[Reading]:
        one = reading(time, "happy")
        yaw = None if time < 2 else -40.0 if time < 4 else 10.0
        quality = FaceQuality(0.0, yaw, 1.0, cut_off=False, face_probability=None)
        return [replace(one, face=replace(one.face, quality=quality))]

    (row,) = summarize(film("a.mp4", 10, seen), StudyDesign())
    assert row.statistics.turned == pytest.approx(2.0)
    assert row.statistics.posed == pytest.approx(8.0)


def test_the_largest_faces_of_each_frame_count_alone() -> None:
    def seen(time: float) -> list[Reading]:
        return [reading(time, "happy", track=track, side=50 * track) for track in (1, 2, 3)]

    design = StudyDesign(people=People(at_most=2))
    rows = list(summarize(film("a.mp4", 2, seen), design))
    assert sorted(row.person for row in rows) == ["#2", "#3"]


def test_memory_stays_flat_over_long_films() -> None:
    def peak(seconds: float) -> int:
        tracemalloc.start()
        list(summarize(film("a.mp4", seconds, lambda t: smile(t, 5)), StudyDesign()))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # what is made once
    assert peak(1000) < peak(100) + 50_000
