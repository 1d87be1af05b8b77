import numpy as np
import pytest

from emolens.errors import BaselineError
from emolens.readings import AnalysedFrame, Box, Face, Reading
from emolens.tracking.baseline_capture import BaselineCapture
from emolens.tracking.neutral_baseline import NeutralBaseline
from tests.fakes import make_frame

SAD_AT_REST = {"happy": 0.05, "neutral": 0.5, "sad": 0.45}
STRANGER = {"happy": 1.0, "neutral": 0.0, "sad": 0.0}


def seen(time: float, scores: dict[str, float] | None = None, track: int = 4) -> AnalysedFrame:
    """A frame with a face, or none, and always a stranger."""
    faces = {track: scores, 9: STRANGER}
    readings = (
        Reading(0, time, Face(Box(0, 0, 9, 9), number), "sad", False, shares)
        for number, shares in faces.items()
        if shares is not None
    )
    return AnalysedFrame(make_frame(time=time), tuple(readings))


def watch(capture: BaselineCapture, begin: float, seconds: float) -> NeutralBaseline | None:
    results = [
        capture.watch(seen(begin + tenth / 10, SAD_AT_REST))
        for tenth in range(round(seconds * 10) + 1)
    ]
    assert not any(results[:-1])
    return results[-1]


def test_three_seconds_of_a_track_make_its_baseline() -> None:
    capture = BaselineCapture(4)
    assert capture.left == 3
    assert watch(capture, begin=7.0, seconds=2.0) is None
    assert capture.left == pytest.approx(1)
    baseline = watch(capture, begin=9.1, seconds=0.9)
    assert baseline is not None
    assert capture.left == 0
    corrected = baseline.correct(np.array([0.05, 0.5, 0.45], np.float32))
    assert corrected[1] == pytest.approx(0.5 / (0.05 + 0.5 + 0.5 / 6), abs=1e-6)


def test_a_moment_out_of_sight_is_forgiven() -> None:
    capture = BaselineCapture(4)
    watch(capture, begin=0.0, seconds=1.0)
    assert capture.watch(seen(1.5)) is None
    assert capture.left == pytest.approx(2)
    watch(capture, begin=1.9, seconds=1.0)


@pytest.mark.parametrize("time", [2.1, 0.5])
def test_a_face_that_is_lost_or_a_time_that_runs_back_ends_it(time: float) -> None:
    capture = BaselineCapture(4)
    watch(capture, begin=0.0, seconds=1.0)
    with pytest.raises(BaselineError, match="lost"):
        capture.watch(seen(time))


def test_a_face_that_never_comes_ends_it() -> None:
    capture = BaselineCapture(4)
    assert capture.watch(seen(5.0)) is None
    with pytest.raises(BaselineError, match="lost"):
        capture.watch(seen(6.1))


def test_another_model_meanwhile_ends_it() -> None:
    capture = BaselineCapture(4)
    capture.watch(seen(0.0, SAD_AT_REST))
    with pytest.raises(BaselineError, match="model"):
        capture.watch(seen(0.1, {"neutral": 0.5, "sad": 0.5}))
