from pathlib import Path

import keras
import numpy as np
import pytest

from tests.runs import TINY
from trainer import network
from trainer.errors import WeightsError
from trainer.recipe import Recipe

CROPS = np.random.default_rng(0).integers(0, 256, (4, 48, 48, 1), dtype=np.uint8)


def colour_base(recipe: Recipe = TINY) -> keras.Model:
    return keras.applications.MobileNet(
        input_shape=(recipe.resolution, recipe.resolution, 3),
        alpha=recipe.width,
        include_top=False,
        weights=None,
    )


def with_weights(path: Path) -> Recipe:
    return Recipe(weights=str(path), resolution=TINY.resolution, width=TINY.width)


def test_gives_shares_that_sum_to_one() -> None:
    scores = network.build(TINY, 5).predict(CROPS, verbose=0)
    assert scores.shape == (4, 5)
    np.testing.assert_allclose(scores.sum(axis=1), 1, rtol=1e-5)


def test_grey_base_equals_the_colour_base_that_it_came_from(tmp_path: Path) -> None:
    colour = colour_base()
    colour.save_weights(tmp_path / "base.weights.h5")
    model = network.build(with_weights(tmp_path / "base.weights.h5"), 3)
    grey = np.random.default_rng(1).uniform(-1, 1, (2, 32, 32, 1)).astype(np.float32)
    np.testing.assert_allclose(
        model.get_layer(network.BASE_NAME).predict(grey, verbose=0),
        colour.predict(np.repeat(grey, 3, axis=-1), verbose=0),
        atol=1e-5,
    )


def test_refuses_weights_of_another_width(tmp_path: Path) -> None:
    colour_base(Recipe(resolution=32, width=0.5)).save_weights(tmp_path / "base.weights.h5")
    with pytest.raises(WeightsError, match=r"base\.weights\.h5 does not hold"):
        network.build(with_weights(tmp_path / "base.weights.h5"), 3)


def test_refuses_weights_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "base.weights.h5").write_text("no weights")
    with pytest.raises(WeightsError, match=r"base\.weights\.h5 does not hold"):
        network.build(with_weights(tmp_path / "base.weights.h5"), 3)


def test_refuses_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not exist"):
        network.build(with_weights(tmp_path / "gone.weights.h5"), 3)


def test_augmentation_changes_training_alone() -> None:
    model = network.build(TINY, 3)
    training = network.with_augmentation(model)
    augmentation = training.get_layer("augmentation")
    faces = CROPS.astype(np.float32)
    assert not np.allclose(augmentation(faces, training=True), faces)
    np.testing.assert_allclose(
        training.predict(CROPS, verbose=0), model.predict(CROPS, verbose=0), atol=1e-6
    )


def test_freezes_the_base_up_to_the_layer_named() -> None:
    model = network.build(TINY, 3)
    network.freeze(model, "conv_pw_13")
    base = model.get_layer(network.BASE_NAME)
    trained = [layer.name for layer in base.layers if layer.trainable]
    assert trained == ["conv_pw_13", "conv_pw_13_bn", "conv_pw_13_relu"]
    network.freeze(model, None)
    assert not any(layer.trainable for layer in base.layers)
    network.unfreeze(model)
    assert all(layer.trainable for layer in base.layers)


def test_names_the_layers_where_there_is_none_of_that_name() -> None:
    with pytest.raises(WeightsError, match=r"no layer 'conv_99'.*conv_pw_13"):
        network.freeze(network.build(TINY, 3), "conv_99")


def test_says_how_to_go_on_where_the_weights_cannot_be_downloaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    online = keras.applications.MobileNet

    def offline(**options: object) -> keras.Model:
        if options["weights"] == "imagenet":
            raise Exception("URL fetch failure")  # noqa: TRY002 - as Keras does
        return online(**options)

    monkeypatch.setattr(keras.applications, "MobileNet", offline)
    with pytest.raises(WeightsError, match=r"URL fetch failure.*--weights FILE"):
        network.build(Recipe(weights="imagenet", resolution=32, width=0.25), 3)
