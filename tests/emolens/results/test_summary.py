import numpy as np
import pytest

from emolens.readings import Face, Reading
from emolens.results.rows import Row
from emolens.results.summary import Summary
from emolens.tracking.smoothing import Smoother
from tests.fakes import SOME_BOX


def row(time: float, track: int | None, happy: float, source: str = "a.mp4") -> Row:
    scores = {"happy": happy, "sad": 1 - happy}
    expression = max(scores, key=scores.__getitem__)
    return Row(
        source, 0, time, None, Reading(0, time, Face(SOME_BOX, track), expression, False, scores)
    )


def test_a_frame_speaks_for_the_time_since_the_one_before() -> None:
    summary = Summary()
    for time, happy in ((0.0, 0.25), (0.5, 0.75), (0.75, 0.75), (1.0, 0.25)):
        summary.add([row(time, 1, happy)])
    (track,) = summary.to_json()["tracks"]
    assert track == {
        "source": "a.mp4",
        "track": 1,
        "first_seen": 0.0,
        "last_seen": 1.0,
        "seconds_seen": 1.0,
        "frames": 4,
        "mean_scores": {"happy": 0.5, "sad": 0.5},
        "share_of_time": {"happy": 0.75, "sad": 0.25},
    }


def test_each_track_of_each_source_stands_for_itself() -> None:
    summary = Summary()
    summary.add([row(0.0, 1, 0.9), row(0.0, 2, 0.1)])
    summary.add([row(0.0, 1, 0.9, "b.mp4")])
    found = [(track["source"], track["track"]) for track in summary.to_json()["tracks"]]
    assert found == [("a.mp4", 1), ("a.mp4", 2), ("b.mp4", 1)]


def test_no_time_is_told_where_there_is_none() -> None:
    summary = Summary()
    summary.add([row(3.0, 1, 0.9)])
    (track,) = summary.to_json()["tracks"]
    assert (track["seconds_seen"], track["share_of_time"]) == (0.0, None)


@pytest.mark.parametrize(("time", "seconds"), [(100.0, 1.0), (-5.0, 0.0)])
def test_a_leap_in_time_counts_for_a_second_at_most(time: float, seconds: float) -> None:
    summary = Summary()
    summary.add([row(0.0, 1, 0.9)])
    summary.add([row(time, 1, 0.9)])
    assert summary.to_json()["tracks"][0]["seconds_seen"] == seconds


def test_pictures_count_by_faces() -> None:
    summary = Summary()
    summary.add([row(0.0, None, 0.9, "a.png"), row(0.0, None, 0.1, "a.png")])
    summary.add([row(0.0, None, 0.8, "b.png")])
    summary.add([Row("c.png", 0, 0.0)])
    values = summary.to_json()
    assert (values["frames"], values["frames_without_face"], values["tracks"]) == (3, 1, [])
    assert values["pictures"] == {
        "faces": 3,
        "mean_scores": {"happy": 0.6, "sad": 0.4},
        "share_of_faces": {"happy": 0.6667, "sad": 0.3333},
    }


def share_happy(leads: np.ndarray, compression: int) -> float:
    """Return for how much of its time a face is happy in a film, compressed in one way or another.

    Args:
        leads: By how much happy leads sad in each frame, but for what the compression adds.
        compression: Seed of that.
    """
    summary, smoother = Summary(), Smoother()
    noise = np.random.default_rng(compression).normal(0, 0.15, len(leads))
    for index, lead in enumerate(leads + noise):
        happy = (1 + float(np.clip(lead, -1, 1))) / 2
        scores = np.array([happy, 1 - happy], np.float32)
        state = smoother.update(scores, index / 30)
        assert state.smoothed is not None
        names = ("happy", "sad")
        reading = Reading(
            index,
            index / 30,
            Face(SOME_BOX, 1),
            names[state.top_label],
            False,
            dict(zip(names, map(float, scores), strict=True)),
            dict(zip(names, map(float, state.smoothed), strict=True)),
        )
        summary.add([Row("a.mp4", index, index / 30, None, reading)])
    return float(summary.to_json()["tracks"][0]["share_of_time"]["happy"])


@pytest.mark.parametrize("lead", [0.08, 0.12, 0.2])
def test_a_film_compressed_otherwise_has_the_same_shares_of_time(lead: float) -> None:
    leads = np.repeat([lead, -lead] * 5, 6 * 30)
    shares = [share_happy(leads, compression) for compression in range(4)]
    assert max(shares) - min(shares) < 0.1
    assert np.mean(shares) == pytest.approx(0.5, abs=0.1)
