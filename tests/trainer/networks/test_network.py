import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.runs import TINY
from trainer.errors import RecipeError, WeightsError
from trainer.networks.layer_names import AUXILIARY, HEAD, MODEL, SCORES
from trainer.recipe import Recipe, read_recipe
from trainer.recipe_settings import AugmentationSettings, has_pretrained_weights, shipped_recipes

CROPS = np.random.default_rng(0).integers(0, 256, (4, 48, 48, 1), dtype=np.uint8)
CALM = AugmentationSettings(**dict.fromkeys(vars(AugmentationSettings()), False))


def tiny(architecture: str) -> Recipe:
    return dataclasses.replace(
        TINY, network=dataclasses.replace(TINY.network, architecture=architecture)
    )


@pytest.mark.parametrize("architecture", shipped_recipes())
@pytest.mark.parametrize("channels", [1, 3])
def test_every_architecture_gives_shares_that_sum_to_one(architecture: str, channels: int) -> None:
    from trainer.networks import network

    model = network.build(tiny(architecture).network, (48, 48, channels), 5)
    scores = model.predict(np.repeat(CROPS, channels, axis=-1), verbose=0)
    assert scores.shape == (4, 5)
    np.testing.assert_allclose(scores.sum(axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("architecture", shipped_recipes())
@pytest.mark.parametrize("auxiliary", [False, True])
def test_what_is_deployed_survives_training_and_saving(
    architecture: str, auxiliary: bool, tmp_path: Path
) -> None:
    import keras

    from trainer.networks import network

    recipe = dataclasses.replace(tiny(architecture), augmentation=CALM)
    model = network.build(recipe.network, (48, 48, 1), 3)
    training = network.for_training(model, recipe, auxiliary=auxiliary)
    assert set(training.output) == ({SCORES, AUXILIARY} if auxiliary else {SCORES})
    training.save(tmp_path / "training.keras")
    again = network.deployed(keras.models.load_model(tmp_path / "training.keras"))
    again.save(tmp_path / "model.keras")
    alone = keras.models.load_model(tmp_path / "model.keras")
    assert alone.name == MODEL
    assert alone.get_layer(HEAD).weights
    expected = model.predict(CROPS, verbose=0)
    np.testing.assert_allclose(alone.predict(CROPS, verbose=0), expected, atol=1e-6)
    seen = training.predict(CROPS, verbose=0)[SCORES]
    np.testing.assert_allclose(seen, expected, atol=1e-6)


def test_freezes_the_base_up_to_the_layer_named() -> None:
    from trainer.networks import network
    from trainer.networks.architectures.mobilenet import BACKBONE

    model = network.build(TINY.network, (48, 48, 1), 3)
    network.freeze(model, BACKBONE, "conv_pw_13")
    base = model.get_layer(BACKBONE)
    trained = [layer.name for layer in base.layers if layer.trainable]
    assert trained == ["conv_pw_13", "conv_pw_13_bn", "conv_pw_13_relu"]
    network.freeze(model, BACKBONE, None)
    assert not any(layer.trainable for layer in base.layers)
    network.unfreeze(model)
    assert all(layer.trainable for layer in base.layers)


def test_names_the_layers_where_there_is_none_of_that_name() -> None:
    from trainer.networks import network
    from trainer.networks.architectures.mobilenet import BACKBONE

    model = network.build(TINY.network, (48, 48, 1), 3)
    with pytest.raises(WeightsError, match=r"no layer 'conv_99'.*conv_pw_13"):
        network.freeze(model, BACKBONE, "conv_99")


def test_every_architecture_has_a_recipe_of_its_name_and_no_other_is_shipped() -> None:
    from trainer.networks.registry import ARCHITECTURES

    assert sorted(ARCHITECTURES) == shipped_recipes()
    for name in shipped_recipes():
        assert read_recipe(name).network.architecture == name


@pytest.mark.parametrize("name", shipped_recipes())
def test_what_an_architecture_declares_is_what_it_builds(name: str) -> None:
    from trainer.networks import network
    from trainer.networks.architectures import find_architecture

    declared = find_architecture(name)
    model = network.build(tiny(name).network, (48, 48, 1), 3)
    assert declared.evidence == (len(model.get_layer(HEAD).output.shape) == 4)
    layers = {layer.name for layer in model.layers}
    assert declared.backbone is None or declared.backbone in layers
    assert declared.pretrained == has_pretrained_weights(name)


def test_names_the_architectures_where_there_is_none_of_that_name() -> None:
    from trainer.networks.architectures import find_architecture

    with pytest.raises(RecipeError, match=r"no architecture vgg: choose one of cnn3, cnn4, mob"):
        find_architecture("vgg")
