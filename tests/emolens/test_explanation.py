import numpy as np
from numpy.typing import NDArray

from emolens.pipeline import Pipeline
from emolens.readings import Box, Face, Frame
from tests.fakes import EXPRESSIONS, FakeClassifier
from tests.pipelines import (
    DARK,
    SECOND,
    BrightnessModel,
    ScriptedDetector,
    frame,
    ids,
    read,
    tracked,
)


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


def corner() -> Frame:
    image = np.zeros((48, 48, 3), np.uint8)
    image[:12, :12] = 255
    return Frame(image, 0, 0.0, captured=0.0)


WHOLE = Box(0, 0, 48, 48)


def test_evidence_is_handed_out_only_while_it_is_wanted() -> None:
    pipeline = Pipeline(ScriptedDetector([WHOLE], [WHOLE], [], [WHOLE]), FakeClassifier())
    assert pipeline.read(corner()).evidence == {}
    pipeline.evidence_wanted = True
    assert list(pipeline.read(corner()).evidence) == [Face(WHOLE)]
    assert pipeline.read(corner()).evidence == {}  # there is no face
    pipeline.evidence_wanted = False
    assert pipeline.read(corner()).evidence == {}


def test_without_a_map_parts_of_a_still_are_covered() -> None:
    pipeline = Pipeline(ScriptedDetector([WHOLE]), Mapless())
    pipeline.evidence_wanted = True
    cells = pipeline.read(corner()).evidence[Face(WHOLE)].cells["happy"]
    assert cells[0, 0] == cells.max() > 0
    assert (cells[3:, 3:] == 0).all()


def test_without_a_map_there_is_no_time_to_explain_what_moves() -> None:
    pipeline = tracked(ScriptedDetector(*[[WHOLE]] * 30), Mapless())
    pipeline.evidence_wanted = True
    analysed = read(pipeline, SECOND)
    assert ids(analysed[-1]) == [1]
    assert analysed[-1].evidence == {}


def test_a_model_without_evidence_gives_none() -> None:
    pipeline = Pipeline(ScriptedDetector([DARK]), BrightnessModel())
    pipeline.evidence_wanted = True
    analysed = pipeline.read(frame())
    assert (len(analysed.readings), analysed.evidence) == (1, {})
