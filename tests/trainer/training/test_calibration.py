import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs import TINY
from trainer.networks import network
from trainer.networks.names import HEAD
from trainer.recipe import Architecture
from trainer.training.calibration import apply_temperature, best_temperature, tempered


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)


LOGITS = np.random.default_rng(0).normal(0, 2, (200, 4))


@given(st.floats(0.3, 3.5))
def test_finds_the_temperature_that_scores_were_sharpened_by(temperature: float) -> None:
    scores = softmax(LOGITS)
    found = best_temperature(scores, softmax(LOGITS / temperature))
    assert found == pytest.approx(temperature, rel=0.02)


@given(st.floats(0.3, 3.5))
def test_tempering_divides_the_logits(temperature: float) -> None:
    np.testing.assert_allclose(
        tempered(softmax(LOGITS), temperature), softmax(LOGITS / temperature), atol=1e-4
    )


@pytest.mark.parametrize("architecture", ["mobilenet", "cnn3"])
def test_the_model_takes_it_in(architecture: Architecture) -> None:
    plan = dataclasses.replace(TINY.network, architecture=architecture)
    model = network.build(plan, (48, 48, 1), 3)
    head = model.get_layer(HEAD)
    kernel, _ = head.get_weights()
    head.set_weights([kernel, np.array([0, 1, 2], np.float32)])  # untrained, all scores are equal
    crops = np.random.default_rng(1).integers(0, 256, (3, 48, 48, 1), dtype=np.uint8)
    before = model.predict(crops, verbose=0)
    apply_temperature(model, 0.5)
    np.testing.assert_allclose(model.predict(crops, verbose=0), tempered(before, 0.5), rtol=1e-3)
