import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs import TINY, tiny_dataset
from tests.searches import make_plan
from trainer.errors import OutputError
from trainer.recipe import Recipe, read_recipe
from trainer.recipe_settings import HeadSettings
from trainer.tuning.outcome import StudyOutcome, TrialResult
from trainer.tuning.plan import SearchPlan
from trainer.tuning.study_folder import to_toml, write

SETTINGS = {"fine.rate": 0.00123456, "batches.size": 4}
BEST = TrialResult(
    3, "finished", 0.7, {1: 0.8, 2: 0.7}, SETTINGS, {"validation_accuracy": 0.5}, None
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> SearchPlan:
    return make_plan(tiny_dataset(tmp_path_factory.mktemp("folder")))


@pytest.fixture(scope="module")
def toml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("toml") / "recipe.toml"


@given(
    weights=st.text(), rate=st.floats(0, 1e300), seed=st.integers(0, 2**31 - 1), flip=st.booleans()
)
def test_a_recipe_can_be_read_again(
    toml: Path, weights: str, rate: float, seed: int, flip: bool
) -> None:
    recipe = dataclasses.replace(
        TINY,
        seed=seed,
        network=dataclasses.replace(TINY.network, weights=weights),
        augmentation=dataclasses.replace(TINY.augmentation, flip=flip),
        fine=dataclasses.replace(TINY.fine, rate=rate),
    )
    toml.write_text(to_toml(recipe), encoding="utf-8")
    assert read_recipe(str(toml)) == recipe


@pytest.mark.parametrize("layer", [None, "conv_dw_13"])
def test_what_is_missing_is_none(toml: Path, layer: str | None) -> None:
    recipe = Recipe(head=HeadSettings(unfreeze_from=layer))
    toml.write_text(to_toml(recipe), encoding="utf-8")
    assert read_recipe(str(toml)) == recipe


def test_holds_the_report_and_the_best_recipe(plan: SearchPlan, tmp_path: Path) -> None:
    write(tmp_path, StudyOutcome((BEST,), {"fine.rate": 1.0}), plan)
    recipe = read_recipe(str(tmp_path / "best.toml"))
    assert (recipe.fine.rate, recipe.batches.size) == (0.00123456, 4)
    assert recipe.network == TINY.network
    assert f"# Search {tmp_path.name}" in (tmp_path / "report.md").read_text()
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["best"] == 3
    assert report["importance"] == {"fine.rate": 1.0}
    assert report["trials"][0]["settings"] == SETTINGS
    assert report["study"]["space"]["batches.size"] == {"choices": [4, 8]}
    assert "they flatter" in report["remark"]


def test_has_no_best_recipe_before_a_trial_has_finished(plan: SearchPlan, tmp_path: Path) -> None:
    write(tmp_path, StudyOutcome((), {}), plan)
    assert {path.name for path in tmp_path.iterdir()} == {"report.md", "report.json"}
    assert json.loads((tmp_path / "report.json").read_text())["best"] is None


def test_a_folder_that_is_gone_is_one_sentence(plan: SearchPlan, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"best\.toml cannot be written"):
        write(tmp_path / "gone", StudyOutcome((BEST,), {}), plan)
