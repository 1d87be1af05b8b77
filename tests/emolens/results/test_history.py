import dataclasses

import numpy as np

from emolens.readings import Reading
from emolens.results import history as history_module
from emolens.results.history import History
from tests.fakes import EXPRESSIONS, HAPPY, UNCLEAR, make_reading


def reading(track: int | None, time: float) -> Reading:
    return dataclasses.replace(make_reading(track=track), time=time)


def filled(*seen: tuple[int, float]) -> History:
    history = History()
    for track, time in seen:
        history.add(reading(track, time))
    return history


def test_an_empty_history_has_no_tracks_and_no_time() -> None:
    history = History()
    assert (history.tracks, history.labels, history.begin, history.end) == ((), (), 0.0, 0.0)


def test_readings_are_kept_by_track() -> None:
    history = filled((2, 5.0), (1, 5.0), (1, 5.5), (2, 6.0))
    assert history.tracks == (1, 2)
    assert history.labels == EXPRESSIONS
    assert (history.begin, history.end) == (5.0, 6.0)
    assert history.last_seen(1) == 5.5
    np.testing.assert_allclose(history.sampled(1, np.array([5.2])), [HAPPY], rtol=1e-6)


def test_what_is_shown_is_kept() -> None:
    history = History()
    smoothed = dict(zip(EXPRESSIONS, UNCLEAR, strict=True))
    history.add(dataclasses.replace(reading(1, 0.0), smoothed=smoothed))
    np.testing.assert_allclose(history.sampled(1, np.array([0.0])), [UNCLEAR], rtol=1e-6)


def test_a_still_picture_has_no_history() -> None:
    history = History()
    history.add(reading(None, 0.0))
    assert history.tracks == ()


def test_tracks_are_found_by_when_they_were_seen() -> None:
    history = filled((1, 0.0), (1, 1.0), (2, 3.0), (2, 4.0), (3, 0.0), (3, 9.0))
    assert history.during(0.5, 2.0) == (1, 3)
    assert history.during(3.5, 5.0) == (2, 3)
    assert history.during(20.0, 30.0) == ()


def test_another_models_scores_begin_anew() -> None:
    history = filled((1, 0.0))
    history.add(dataclasses.replace(reading(4, 1.0), scores={"happy": 0.7, "sad": 0.3}))
    assert history.labels == ("happy", "sad")
    assert history.tracks == (4,)


def test_of_too_many_tracks_the_one_seen_longest_ago_is_forgotten() -> None:
    most = history_module._TRACKS
    history = filled((1, 0.0), (2, 0.0), *((track, 1.0) for track in range(3, most + 1)))
    history.add(reading(1, 2.0))
    history.add(reading(most + 1, 3.0))
    assert 2 not in history.tracks
    assert {1, most + 1} <= set(history.tracks)
    assert len(history.tracks) == most


def test_it_can_be_cleared() -> None:
    history = filled((1, 0.0))
    history.clear()
    assert history.tracks == ()


def test_all_tracks_are_kept_where_that_is_wanted() -> None:
    history = History(most_tracks=None)
    for track in range(100):
        for second in range(track % 3 + 1):
            history.add(reading(track, float(second)))
    assert history.tracks == tuple(range(100))
    assert [history.readings_of(track) for track in (0, 1, 2)] == [1, 2, 3]


def test_where_a_baseline_corrects_is_kept() -> None:
    history = History()
    neutral = dict.fromkeys(EXPRESSIONS, 1 / 7)
    for time, corrected in enumerate((None, neutral, neutral, None, neutral)):
        history.add(dataclasses.replace(reading(1, time), corrected=corrected))
    assert history.corrected(1) == ((1, 2), (4, 4))
    assert history.corrected(2) == ()
    history.clear()
    assert history.corrected(1) == ()
