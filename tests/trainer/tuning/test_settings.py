import pytest

from trainer.errors import StudyError
from trainer.recipe import Recipe
from trainer.tuning.settings import current, with_settings


def test_changes_what_is_named_and_no_more() -> None:
    recipe = with_settings(Recipe(), {"fine.rate": 0.5, "batches.size": 3})
    assert (recipe.fine.rate, recipe.batches.size) == (0.5, 3)
    assert with_settings(recipe, {"fine.rate": 1e-3, "batches.size": 64}) == Recipe()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"fine.rate": -1}, "cannot have fine.rate=-1: fine.rate: Input should be greater"),
        ({"fine.rat": 1}, "cannot have fine.rat=1: fine.rat: Unexpected"),
        ({"network.architecture": "cnn4"}, "set network.weights=none."),
    ],
)
def test_says_what_the_recipe_does_not_take(settings: dict[str, float | str], reason: str) -> None:
    with pytest.raises(StudyError) as error:
        with_settings(Recipe(), settings)
    assert reason in str(error.value)


def test_knows_the_recipe_s_own_values() -> None:
    assert current(Recipe(), "fine.epochs") == Recipe().fine.epochs
    assert current(Recipe(), "head.unfreeze_from") is None


@pytest.mark.parametrize("name", ["seed", "fine", "fine.", "seed.x", "fine.rate.x", ""])
def test_knows_what_is_no_setting(name: str) -> None:
    with pytest.raises(StudyError, match="a recipe has no setting"):
        current(Recipe(), name)
