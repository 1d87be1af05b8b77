from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import StudyError
from trainer.recipe import Recipe, read_recipe
from trainer.tuning.space import DEFAULT, Choices, Range, read_space, to_json


def read(folder: Path, text: str) -> object:
    path = folder / "space.toml"
    path.write_text(text)
    return read_space(path, Recipe())


@pytest.mark.parametrize("architecture", ["mobilenet", "cnn3"])
def test_the_default_space_is_for_every_architecture(architecture: str) -> None:
    space = read_space(DEFAULT, read_recipe(architecture))
    assert space["fine.rate"] == Range(2e-4, 4e-3, log=True)
    assert len(space) == 5


def test_has_ranges_and_choices(tmp_path: Path) -> None:
    text = "[fine]\noptimizer.choices = ['sgd', 'adamw']\n[batches]\nsize = {low = 8, high = 64}"
    assert read(tmp_path, text) == {
        "fine.optimizer": Choices(("sgd", "adamw")),
        "batches.size": Range(8, 64),
    }


def test_is_json_of_its_own() -> None:
    assert to_json({"a.b": Choices((1, "x")), "a.c": Range(0, 1)}) == {
        "a.b": {"choices": (1, "x")},
        "a.c": {"low": 0, "high": 1, "log": False},
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it names no setting"),
        ("[fine", "Expected"),
        ("seed = 3", "seed is no part of a recipe"),
        ("[fine]\nrat = {low = 0, high = 1}", "a recipe has no setting fine.rat"),
        ("[well]\nrate = {low = 0, high = 1}", "a recipe has no setting well.rate"),
        ("[seed]\nlow = {low = 0, high = 1}", "a recipe has no setting seed.low"),
        ("[fine]\nrate = 3", "fine.rate: "),
        ("[fine]\nrate = {low = 1e-3}", "fine.rate: high: Field required"),
        ("[fine]\nrate = {low = '0', high = 1}", "fine.rate: low: Input should be a valid number"),
        ("[fine]\nrate = {low = 0, high = inf}", "fine.rate: high: Input should be a finite"),
        ("[fine]\nrate = {low = 0, high = 1, step = 1}", "fine.rate: step: Unexpected"),
        ("[fine]\nrate = {low = 1, high = 1}", "fine.rate: low must be below high"),
        ("[fine]\nrate = {low = 0, high = 1, log = true}", "with log, low must be above 0"),
        ("[fine]\nrate = {low = -1, high = 1}", "fine.rate=-1.0: fine.rate: Input should be"),
        ("[fine]\nepochs = {low = 1.5, high = 3}", "fine.epochs=1.5: fine.epochs: Input should"),
        ("[fine]\noptimizer = {low = 0, high = 1}", "fine.optimizer is no number"),
        ("[augmentation]\nflip = {low = 0, high = 1}", "augmentation.flip is no number"),
        ("[fine]\noptimizer.choices = ['adam']", "fine.optimizer: choices: Tuple should have"),
        ("[fine]\noptimizer.choices = ['adam', 'adam']", "choices must differ"),
        ("[fine]\noptimizer.choices = ['adam', 'lamb']", "fine.optimizer=lamb: fine.optimizer: "),
        ("[network]\narchitecture.choices = ['mobilenet', 'cnn4']", "set network.weights=none"),
        ("[targets]\nstray_votes.choices = [true, false]", "is one for all trials"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(StudyError) as error:
        read(tmp_path, text)
    said = str(error.value)
    assert reason in said
    assert said.startswith(f"The space {tmp_path / 'space.toml'} cannot be searched (")
    assert said.endswith("or with choices.")
    assert "\n" not in said


def test_a_space_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="No such file"):
        read_space(tmp_path / "gone.toml", Recipe())


@given(st.binary(min_size=1, max_size=60))
def test_a_damaged_file_is_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("space") / "odd.toml"
    path.write_bytes(b"[" + data)
    with pytest.raises(StudyError, match=r"odd\.toml"):
        read_space(path, Recipe())
