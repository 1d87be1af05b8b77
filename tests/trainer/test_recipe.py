import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import RecipeError
from trainer.recipe import Recipe, read_recipe, to_values


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text('seed = 7\n[network]\narchitecture = "cnn3"\nweights = "none"\n')
    return path


def test_a_file_changes_what_it_names(toml: Path) -> None:
    recipe = read_recipe(str(toml))
    assert recipe.seed == 7
    assert recipe.network.architecture == "cnn3"
    assert recipe.fine == Recipe().fine


def test_settings_change_single_values(toml: Path) -> None:
    recipe = read_recipe(
        str(toml), ["fine.epochs=3", "seed=9", "augmentation.flip=false", "batches.mixup = 0.5"]
    )
    assert (recipe.fine.epochs, recipe.seed, recipe.batches.mixup) == (3, 9, 0.5)
    assert recipe.augmentation.flip is False


def test_values_are_json_by_part() -> None:
    values = to_values(Recipe())
    assert values["fine"]["epochs"] == Recipe().fine.epochs
    assert json.loads(json.dumps(values)) == values


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("fine.epochs=-1", "fine.epochs: Input should be greater than or equal to 0"),
        ("fine.epochs=many", "fine.epochs: Input should be a valid integer"),
        ("fine.rat=1", "fine.rat: Unexpected keyword argument"),
        (
            "network.architecture=vgg",
            "network.architecture: Input should be one of cnn3, cnn4, mobilenet",
        ),
        ("network.architecture=cnn4", "set network.weights=none"),
        ("fine.epochs.more=1", "epochs has no parts"),
        ("fine.epochs", "write it like fine.epochs=20"),
        ("=3", "write it like fine.epochs=20"),
    ],
)
def test_says_what_is_wrong_with_a_setting(setting: str, reason: str) -> None:
    with pytest.raises(RecipeError) as error:
        read_recipe("mobilenet", [setting])
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


@given(st.binary(min_size=1, max_size=60))
def test_a_damaged_file_is_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("recipe") / "odd.toml"
    path.write_bytes(b"[" + data)
    with pytest.raises(RecipeError, match=r"odd\.toml"):
        read_recipe(str(path))


@pytest.mark.parametrize("name", ["mobilenet", "mobilenet-flatten", "mobilenet-dense"])
def test_a_shipped_recipe_can_leave_its_base_frozen(name: str) -> None:
    assert read_recipe(name).head.unfreeze_from is not None
    assert read_recipe(name, ["head.unfreeze_from=none"]).head.unfreeze_from is None


@pytest.mark.parametrize("name", ["mobilenet-flatten", "mobilenet-dense"])
def test_recipes_of_tutorials_do_what_these_do(name: str) -> None:
    recipe = read_recipe(name)
    assert (recipe.network.resolution, recipe.batches.size) == (224, 32)
    changes = dataclasses.asdict(recipe.augmentation)
    assert {change for change, most in changes.items() if most} == {"flip", "zoom", "shear"}


def test_the_small_networks_train_as_their_tutorials_do() -> None:
    fine = read_recipe("cnn4").fine
    assert (fine.schedule, fine.optimizer, fine.averaging) == ("plateau", "adam", 0)
    assert read_recipe("cnn3").fine.epochs == 20


def test_names_the_shipped_recipes_where_there_is_none() -> None:
    with pytest.raises(RecipeError, match="give a TOML file or one of cnn3, cnn4, mobilenet"):
        read_recipe("resnet")


def test_a_recipe_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Recipe().seed = 2  # type: ignore[misc]
