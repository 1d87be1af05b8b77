from collections.abc import Mapping

import numpy as np
import pytest

from emolens.model.output import ModelOutput
from export.errors import ExportError
from export.parity_check import check_parity
from tests.models import make_metadata

CROPS = np.zeros((7, 48, 48, 1), np.uint8)
SCORES = np.linspace(0, 1, 21, dtype=np.float32).reshape(7, 3)
EVIDENCE = np.linspace(-50, 50, 7 * 3 * 36, dtype=np.float32).reshape(7, 3, 6, 6)
FACE = np.linspace(0, 1, 7, dtype=np.float32)


class Model:
    def __init__(self, **outputs: np.ndarray) -> None:
        self.outputs = outputs

    def predict(self, crops: np.ndarray, **_: object) -> Mapping[str, np.ndarray]:
        assert crops is CROPS
        return self.outputs


class Classifier:
    """Gives what it was told, in turn, a batch at a time."""

    metadata = make_metadata()
    map_shape = (6, 6)

    def __init__(
        self, scores: np.ndarray, evidence: np.ndarray = EVIDENCE, face: np.ndarray = FACE
    ) -> None:
        self.answers = {"scores": scores, "evidence": evidence, "face": face}
        self.given = dict.fromkeys(self.answers, 0)
        self.batches: set[int] = set()

    def predict(self, crops: np.ndarray) -> np.ndarray:
        return self._next("scores", len(crops))

    def infer(self, crops: np.ndarray) -> ModelOutput:
        return ModelOutput(SCORES[: len(crops)], self._next("face", len(crops)))

    def explain(self, crops: np.ndarray) -> np.ndarray:
        return self._next("evidence", len(crops))

    def _next(self, name: str, count: int) -> np.ndarray:
        start = self.given[name] % 7
        self.given[name] += count
        self.batches.add(count)
        return self.answers[name][start : start + count]


def test_the_largest_difference_is_found() -> None:
    wrong = SCORES.copy()
    wrong[6, 2] -= 5e-6
    classifier = Classifier(wrong)
    assert check_parity(Model(scores=SCORES), classifier, CROPS) == pytest.approx(5e-6, rel=0.05)
    assert classifier.batches == {1, 5, 2}


@pytest.mark.parametrize("by", [2e-5, float("nan")])
def test_scores_that_differ_are_refused(by: float) -> None:
    wrong = SCORES.copy()
    wrong[3, 1] += by
    with pytest.raises(ExportError, match=r"differ by .* in scores in batches of 1"):
        check_parity(Model(scores=SCORES), Classifier(wrong), CROPS)


def test_evidence_is_held_against_its_largest_value() -> None:
    near = EVIDENCE + np.float32(2e-4)
    model = Model(scores=SCORES, evidence=EVIDENCE)
    assert check_parity(model, Classifier(SCORES, near), CROPS) == pytest.approx(4e-6, rel=0.1)
    with pytest.raises(ExportError, match=r"differ by .* in evidence"):
        check_parity(model, Classifier(SCORES, EVIDENCE + np.float32(1e-3)), CROPS)


def test_faces_that_are_told_otherwise_are_refused() -> None:
    model = Model(scores=SCORES, face=FACE)
    assert check_parity(model, Classifier(SCORES), CROPS) == 0
    with pytest.raises(ExportError, match=r"differ by .* in face"):
        check_parity(model, Classifier(SCORES, face=FACE + np.float32(1e-3)), CROPS)
