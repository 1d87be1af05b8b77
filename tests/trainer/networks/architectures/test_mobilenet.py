from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.runs import TINY
from trainer.errors import WeightsError
from trainer.networks.layer_names import HEAD
from trainer.recipe_settings import NetworkSettings

if TYPE_CHECKING:
    import keras


def colour_base(settings: NetworkSettings = TINY.network) -> keras.Model:
    import keras

    return keras.applications.MobileNet(
        input_shape=(settings.resolution, settings.resolution, 3),
        alpha=settings.width,
        include_top=False,
        weights=None,
    )


def with_weights(path: Path) -> NetworkSettings:
    return dataclasses.replace(TINY.network, weights=str(path))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "base.weights.h5"
    colour_base().save_weights(path)
    return path


def test_grey_base_equals_the_colour_base_that_it_came_from(saved: Path) -> None:
    from trainer.networks.architectures import mobilenet

    colour = colour_base()
    colour.load_weights(saved)
    grey = mobilenet.backbone(with_weights(saved), channels=1, last_stride=2)
    crops = np.random.default_rng(1).uniform(-1, 1, (2, 32, 32, 1)).astype(np.float32)
    np.testing.assert_allclose(
        grey.predict(crops, verbose=0),
        colour.predict(np.repeat(crops, 3, axis=-1), verbose=0),
        atol=1e-5,
    )


def test_colour_base_takes_the_weights_as_they_are(saved: Path) -> None:
    from trainer.networks.architectures import mobilenet

    colour = mobilenet.backbone(with_weights(saved), channels=3, last_stride=2)
    expected = colour_base()
    expected.load_weights(saved)
    for one, other in zip(colour.get_weights(), expected.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_last_stage_keeps_the_resolution() -> None:
    from trainer.networks.architectures import mobilenet

    settings = NetworkSettings(weights="none", width=0.25)
    assert mobilenet.backbone(settings, 1, last_stride=2).output_shape[1:3] == (3, 3)
    assert mobilenet.backbone(settings, 1, last_stride=1).output_shape[1:3] == (6, 6)


@pytest.mark.slow
def test_the_same_features_are_only_denser(saved: Path) -> None:
    """At stride 1 every other cell of the last stage's first layer is what stride 2 gives."""
    import keras

    from trainer.networks.architectures import mobilenet

    crops = np.random.default_rng(1).uniform(-1, 1, (2, 32, 32, 1)).astype(np.float32)

    def features(last_stride: int) -> np.ndarray:
        base = mobilenet.backbone(with_weights(saved), 1, last_stride)
        layer = base.get_layer("conv_dw_12")
        values: np.ndarray = keras.Model(base.input, layer.output).predict(crops, verbose=0)
        return values

    coarse, dense = features(2), features(1)
    assert coarse.shape[1:3] == (1, 1)
    assert dense.shape[1:3] == (2, 2)
    np.testing.assert_allclose(dense[:, 1::2, 1::2], coarse, atol=1e-5)


def test_the_mean_of_the_evidence_are_the_logits() -> None:
    import keras

    from trainer.networks import network

    model = network.build(TINY.network, (48, 48, 1), 3)
    model.get_layer(HEAD).set_weights(
        [np.random.default_rng(0).normal(size=(1, 1, 256, 3)), np.array([0.0, 1.0, 2.0])]
    )
    both = keras.Model(
        model.input, [model.get_layer(HEAD).output, model.get_layer("pool").output, model.output]
    )
    crops = np.random.default_rng(0).integers(0, 256, (4, 48, 48, 1), dtype=np.uint8)
    evidence, logits, scores = both.predict(crops, verbose=0)
    np.testing.assert_allclose(evidence.mean(axis=(1, 2)), logits, atol=1e-5)
    np.testing.assert_allclose(keras.ops.softmax(logits), scores, atol=1e-6)


def test_refuses_weights_of_another_width(tmp_path: Path) -> None:
    from trainer.networks.architectures import mobilenet

    wider = dataclasses.replace(TINY.network, width=0.5)
    colour_base(wider).save_weights(tmp_path / "base.weights.h5")
    with pytest.raises(WeightsError, match=r"base\.weights\.h5 does not hold"):
        mobilenet.backbone(with_weights(tmp_path / "base.weights.h5"), 1, 2)


def test_refuses_weights_that_are_none(tmp_path: Path) -> None:
    from trainer.networks.architectures import mobilenet

    (tmp_path / "base.weights.h5").write_text("no weights")
    with pytest.raises(WeightsError, match=r"base\.weights\.h5 does not hold"):
        mobilenet.backbone(with_weights(tmp_path / "base.weights.h5"), 1, 2)


def test_refuses_missing_weights(tmp_path: Path) -> None:
    from trainer.networks.architectures import mobilenet

    with pytest.raises(WeightsError, match="does not exist"):
        mobilenet.backbone(with_weights(tmp_path / "gone.weights.h5"), 1, 2)


def test_says_how_to_go_on_where_the_weights_cannot_be_downloaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import keras

    from trainer.networks.architectures import mobilenet

    online = keras.applications.MobileNet

    def offline(**options: object) -> keras.Model:
        if options["weights"] == "imagenet":
            raise Exception("URL fetch failure")  # noqa: TRY002 - as Keras does
        return online(**options)

    monkeypatch.setattr(keras.applications, "MobileNet", offline)
    with pytest.raises(WeightsError, match=r"URL fetch failure.*--weights FILE"):
        mobilenet.backbone(dataclasses.replace(TINY.network, weights="imagenet"), 1, 2)
