"""Two models on the same faces."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.comparison import SecondReader
from emolens.readings import AnalysedFrame, Box
from tests.fakes import HAPPY, FakeClassifier, make_analysed, make_reading

SAD = (0.02, 0.012, 0.03, 0.018, 0.094, 0.801, 0.025)


class Changing(FakeClassifier):
    """Finds every face what it is told to.

    Attributes:
        told: Scores.
    """

    told: Sequence[float] = SAD

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.tile(np.array(self.told, np.float32), (len(crops), 1))


def at(time: float, track: int | None = 1) -> AnalysedFrame:
    """A frame with one face that the first model finds happy."""
    one = replace(make_reading(track=track, smoothed=HAPPY if track else None), time=time)
    analysed = make_analysed(one)
    return replace(analysed, frame=replace(analysed.frame, time=time))


def test_a_second_model_reads_the_same_faces() -> None:
    second = SecondReader(FakeClassifier(SAD), "mine.onnx")
    first = make_reading(), make_reading(Box(40, 10, 20, 20))
    analysed = second.read(make_analysed(*first), 1.0)
    assert analysed.readings == first
    assert analysed.comparison is not None
    assert analysed.comparison.model == "mine.onnx"
    seconds = [analysed.second_reading(one) for one in first]
    assert [one and (one.face, one.expression) for one in seconds] == [
        (one.face, "sad") for one in first
    ]


def test_it_is_smoothed_as_the_first_one_is_until_the_film_jumps() -> None:
    model = Changing()
    second = SecondReader(model, "mine.onnx")
    second.read(at(0.0), 1.0)
    model.told = HAPPY
    soon = second.read(at(0.03), 1.0).second_reading(at(0.03).readings[0])
    assert soon is not None
    assert soon.expression == "sad", "one frame decides nothing"
    assert soon.unsmoothed(0.5).expression == "happy"
    for time in (9.0, 3.0):  # the frames before tell nothing of these
        model.told = SAD if time == 3.0 else HAPPY
        there = second.read(at(time), 1.0).second_reading(at(time).readings[0])
        assert there is not None
        assert there.expression == ("sad" if time == 3.0 else "happy")


def test_a_frame_that_stands_speaks_for_itself_by_both() -> None:
    model = Changing()
    second = SecondReader(model, "mine.onnx")
    second.read(at(0.0), 1.0)
    model.told = HAPPY
    alone = second.read(at(0.03), 1.0).unsmoothed(0.5)
    one = alone.second_reading(alone.readings[0])
    assert one is not None
    assert (one.expression, one.smoothed) == ("happy", None)


@pytest.mark.parametrize("track", [None, 1])
def test_a_frame_without_a_face_has_nothing_to_compare(track: int | None) -> None:
    analysed = replace(at(0.0, track), readings=())
    comparison = SecondReader(FakeClassifier(SAD), "mine.onnx").read(analysed, 1.0).comparison
    assert comparison is not None
    assert comparison.readings == {}
