import pytest

from desktop.session_tally import SessionTally
from emolens.readings import AnalysedFrame, Face, Reading
from tests.fakes import SOME_BOX, make_frame


def frame(time: float, *happy: float) -> AnalysedFrame:
    """A frame with faces that are so happy, and else neutral."""
    readings = (
        Reading(0, time, Face(SOME_BOX), "happy", False, {"happy": h, "neutral": 1 - h})
        for h in happy
    )
    return AnalysedFrame(make_frame(0, time), tuple(readings))


@pytest.fixture
def tally() -> SessionTally:
    tally = SessionTally()
    for time, *happy in ((10.0, 0.9), (10.5, 0.8, 0.2), (11.0, 0.3), (40.0,), (40.5, 0.95)):
        tally.add(frame(time, *happy))
    return tally


def test_a_gap_counts_for_a_second(tally: SessionTally) -> None:
    assert tally.seconds == pytest.approx(2.5)
    assert tally.seen == pytest.approx(2.0)


def test_time_is_shared_by_the_highest_score_of_each_face(tally: SessionTally) -> None:
    assert tally.shares() == pytest.approx({"happy": 0.5, "neutral": 0.5})
    tally.add(frame(41.5, 0.9))
    assert list(tally.shares().items()) == [("happy", pytest.approx(2 / 3)), ("neutral", 1 / 3)]


def test_the_clearest_moment_of_each_is_kept(tally: SessionTally) -> None:
    assert tally.clearest() == {"happy": (0.95, 40.5), "neutral": (0.8, 10.5)}


def test_of_nobody_there_is_nothing_to_say() -> None:
    tally = SessionTally()
    tally.add(frame(1.0))
    tally.add(frame(2.0))
    assert (tally.seen, tally.shares(), tally.clearest()) == (0.0, {}, {})
