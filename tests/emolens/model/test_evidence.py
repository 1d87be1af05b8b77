import dataclasses

import numpy as np
import pytest

from emolens.model.evidence import evidence_for
from emolens.readings import Box, Evidence
from tests.fakes import FakeClassifier, make_reading

READING = make_reading(Box(10, 20, 30, 40))


def evidence() -> Evidence:
    model = FakeClassifier()
    (maps,) = model.explain(np.zeros((1, 48, 48, 1), np.uint8))
    return evidence_for(READING, maps, model.metadata)


def test_the_models_own_evidence_adds_up_to_the_log_odds() -> None:
    cells = evidence().cells["happy"]
    logs = {name: np.log(share) for name, share in READING.scores.items()}
    others = [value for name, value in logs.items() if name != "happy"]
    assert cells.mean() == pytest.approx(logs["happy"] - np.mean(others), abs=1e-4)
    assert cells.shape == (6, 6)
    assert (cells[1:] == 0).all()


def test_it_lies_on_the_square_that_was_read() -> None:
    assert evidence().area == Box(5, 20, 40, 40)


def test_it_is_turned_as_the_face_is() -> None:
    model = FakeClassifier()
    (maps,) = model.explain(np.zeros((1, 48, 48, 1), np.uint8))
    on_its_side = np.array([(50, 60), (50, 40), (60, 50), (70, 58), (70, 42)], np.float32)
    face = dataclasses.replace(READING.face, landmarks=on_its_side)
    shown = evidence_for(dataclasses.replace(READING, face=face), maps, model.metadata)
    assert shown.roll == pytest.approx(90)
    assert shown.area.width == round(2.18 * 20 * 1.12)
    assert shown.area.centre == pytest.approx((58, 50), abs=1)
