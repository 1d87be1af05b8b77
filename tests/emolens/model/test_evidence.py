import threading

import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.model.evidence import EvidenceReader
from emolens.pipeline import Pipeline
from emolens.readings import Box, Face, Frame
from emolens.tracking.following import Unfollowed
from tests.fakes import EXPRESSIONS, FakeClassifier, make_frame, make_reading

CROPS = np.zeros((2, 48, 48, 1), np.uint8)
READINGS = (make_reading(Box(10, 20, 30, 40)), make_reading(Box(0, 0, 9, 9)))


@pytest.fixture
def why() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


class Mapless(FakeClassifier):
    """Has no evidence, and finds faces less happy when their upper left corner is covered."""

    def __init__(self) -> None:
        super().__init__()
        self.map_shape = None

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        happy = EXPRESSIONS.index("happy")
        bright = crops[:, 0, 0, 0] / 255
        scores = np.repeat((1 - bright[:, None] * 0.7) / 7, 7, axis=1)
        scores[:, happy] += bright * 0.7
        return scores.astype(np.float32)

    def explain(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:  # noqa: ARG002
        raise AssertionError("it was asked for what it has not")


def test_nobody_asks_and_nothing_is_computed() -> None:
    explainer = EvidenceReader(Mapless(), threading.Event(), patient=True)
    assert explainer.explain(CROPS, READINGS) == {}


def test_the_models_own_evidence_adds_up_to_the_log_odds(why: threading.Event) -> None:
    evidence = EvidenceReader(FakeClassifier(), why, patient=False).explain(CROPS, READINGS)
    assert list(evidence) == [reading.face for reading in READINGS]
    one = evidence[READINGS[0].face]
    logs = {name: np.log(share) for name, share in READINGS[0].scores.items()}
    others = [value for name, value in logs.items() if name != "happy"]
    assert one.cells.mean() == pytest.approx(logs["happy"] - np.mean(others), abs=1e-4)
    assert one.cells.shape == (6, 6)
    assert (one.cells[1:] == 0).all()


def test_it_lies_on_the_square_that_was_read(why: threading.Event) -> None:
    evidence = EvidenceReader(FakeClassifier(), why, patient=False).explain(CROPS, READINGS)
    assert evidence[READINGS[0].face].area == Box(5, 20, 40, 40)


def test_without_a_map_parts_are_covered_where_there_is_time(why: threading.Event) -> None:
    crops = np.zeros((1, 48, 48, 1), np.uint8)
    crops[:, :12, :12] = 255
    explained = EvidenceReader(Mapless(), why, patient=True).explain(crops, READINGS[:1])
    cells = explained[READINGS[0].face].cells
    assert cells[0, 0] == cells.max() > 0
    assert (cells[3:, 3:] == 0).all()
    assert EvidenceReader(Mapless(), why, patient=False).explain(crops, READINGS[:1]) == {}


class Finder:
    def find(self, frame: Frame, known: object) -> list[Box]:  # noqa: ARG002
        return [Box(10, 10, 20, 20)]


def test_an_analysis_hands_it_out_only_while_asked() -> None:
    why = threading.Event()
    classifier = FakeClassifier()
    explainer = EvidenceReader(classifier, why, patient=True)
    analysis = Pipeline(Finder(), classifier, Unfollowed(0.5), explainer)
    assert analysis.analyse(make_frame()).evidence == {}
    why.set()
    assert list(analysis.analyse(make_frame()).evidence) == [Face(Box(10, 10, 20, 20))]
    why.clear()
    assert analysis.analyse(make_frame()).evidence == {}
