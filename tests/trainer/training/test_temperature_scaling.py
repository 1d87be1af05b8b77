import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs import TINY
from trainer.evaluation.metrics import cross_entropy
from trainer.networks.layer_names import HEAD

LOGITS = np.random.default_rng(0).normal(0, 2, (4000, 4)).astype(np.float32)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return shares.astype(np.float32)


@given(st.floats(0.4, 3.0), st.lists(st.floats(-1, 1), min_size=4, max_size=4))
def test_finds_what_scores_were_bent_by(temperature: float, offsets: list[float]) -> None:
    from trainer.training.temperature_scaling import fit_temperature_scaling

    centred = np.array(offsets) - np.mean(offsets)
    found = fit_temperature_scaling(LOGITS, softmax(LOGITS / temperature + centred))
    assert found.temperature == pytest.approx(temperature, rel=0.02)
    np.testing.assert_allclose(found.offsets, centred, atol=0.02)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_never_makes_scores_worse(seed: int, faces: int) -> None:
    from trainer.training.temperature_scaling import fit_temperature_scaling

    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 3, (faces, 5)).astype(np.float32)
    targets = np.eye(5, dtype=np.float32)[rng.integers(0, 3, faces)]  # two labels never occur
    found = fit_temperature_scaling(logits, targets)
    assert 0.25 <= found.temperature <= 4
    assert np.abs(found.offsets).max() < 10
    before = cross_entropy(softmax(logits), targets)
    assert cross_entropy(found.apply(logits), targets) <= before + 1e-6


def test_each_label_gets_the_share_that_it_has() -> None:
    from trainer.training.temperature_scaling import fit_temperature_scaling

    targets = softmax(LOGITS / 2 + np.array([1.0, 0.0, -1.0, 0.0]))
    corrected = fit_temperature_scaling(LOGITS, targets).apply(LOGITS)
    np.testing.assert_allclose(corrected.mean(axis=0), targets.mean(axis=0), atol=1e-3)


@pytest.mark.parametrize("logits", [np.zeros((5, 3)), 1e4 * np.eye(3)[[0, 0, 1, 1, 2]]])
def test_extreme_logits_do_no_harm(logits: np.ndarray) -> None:
    from trainer.training.temperature_scaling import fit_temperature_scaling

    targets = np.eye(3, dtype=np.float32)[[0, 0, 1, 1, 2]]
    logits = logits.astype(np.float32)
    corrected = fit_temperature_scaling(logits, targets).apply(logits)
    assert np.isfinite(corrected).all()
    np.testing.assert_allclose(corrected.sum(axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("architecture", ["mobilenet", "cnn3"])
def test_the_model_takes_it_in(architecture: str) -> None:
    from trainer.networks import network
    from trainer.training.temperature_scaling import TemperatureScaling, fold_in

    plan = dataclasses.replace(TINY.network, architecture=architecture)
    model = network.build(plan, (48, 48, 1), 3)
    head = model.get_layer(HEAD)
    kernel, _ = head.get_weights()
    head.set_weights([kernel, np.array([0, 1, 2], np.float32)])  # untrained, all scores are equal
    crops = np.random.default_rng(1).integers(0, 256, (3, 48, 48, 1), dtype=np.uint8)
    before = network.logits_model(model).predict(crops, verbose=0)
    correction = TemperatureScaling(0.5, np.array([0.5, -0.2, -0.3]))
    fold_in(model, correction)
    after = model.predict(crops, verbose=0)
    np.testing.assert_allclose(after, correction.apply(before), rtol=1e-3)
    assert not np.allclose(after, softmax(before))


def test_saturated_scores_are_fitted_by_their_logits() -> None:
    """Where a network is far too sure, its scores are 0 and 1, and say nothing of how sure."""
    from trainer.training.temperature_scaling import fit_temperature_scaling

    rng = np.random.default_rng(2)
    logits = (60 * rng.normal(0, 2, (2000, 4))).astype(np.float32)
    targets = softmax(logits / 3)
    found = fit_temperature_scaling(logits, targets)
    assert found.temperature == pytest.approx(3, rel=0.05)
