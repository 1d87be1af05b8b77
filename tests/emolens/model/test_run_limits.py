"""Models that would compute without end, or fill the memory: on all crops, or on bright ones."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from emolens.errors import ModelError
from emolens.model import onnx_model
from emolens.model.onnx_model import OnnxModel
from tests.unbounded_models import endless, growing

BRIGHT = np.full((1, 48, 48, 1), 255, np.uint8)
DARK = np.zeros((1, 48, 48, 1), np.uint8)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_model, "LONGEST_RUN", 0.3)


def test_a_model_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = endless(tmp_path / "m.onnx", threshold=-1)
    with pytest.raises(ModelError, match="comes to no end within") as caught:
        OnnxModel.load(path)
    assert str(path) in str(caught.value)
    assert not [one for one in threading.enumerate() if isinstance(one, threading.Timer)]


def test_a_model_that_never_ends_on_some_crops_can_be_left(tmp_path: Path) -> None:
    model = OnnxModel.load(endless(tmp_path / "m.onnx", threshold=200))
    assert model.predict(DARK).shape == (1, 3)
    begun = time.monotonic()
    with pytest.raises(ModelError, match="comes to no end within"):
        model.predict(BRIGHT)
    assert time.monotonic() - begun < 10
    assert model.predict(DARK).shape == (1, 3)  # it can be used again


def test_a_model_that_fills_the_memory_fails_before_it_does(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")  # Windows has none
    model = OnnxModel.load(growing(tmp_path / "m.onnx", threshold=200))
    assert model.predict(DARK).shape == (1, 3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ModelError, match="fails while it runs"):
        model.predict(BRIGHT)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1024**2  # kB
