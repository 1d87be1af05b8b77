import dataclasses
import json
from pathlib import Path

from tests.runs import TINY, tiny_dataset
from tests.searches import SPACE, make_plan
from trainer.recipe import Recipe
from trainer.tuning.space import Range


def test_what_differs_shows(tmp_path: Path) -> None:
    dataset = tiny_dataset(tmp_path)
    plan = make_plan(dataset)
    same = make_plan(dataset, dataclasses.replace(TINY), dict(SPACE))
    assert json.dumps(same.identity()) == json.dumps(plan.identity())
    others = {
        "dataset": make_plan(dataclasses.replace(dataset, name="other")),
        "votes": make_plan(dataclasses.replace(dataset, votes="ferplus.csv")),
        "labels": make_plan(dataclasses.replace(dataset, labels=("a", "b", "c"))),
        "count of faces": make_plan(dataclasses.replace(dataset, training=dataset.validation)),
        "recipe": make_plan(dataset, Recipe()),
        "space": make_plan(dataset, space={"fine.rate": Range(0, 1)}),
    }
    for name, other in others.items():
        differing = [
            key for key, value in other.identity().items() if value != plan.identity()[key]
        ]
        assert differing == [name]
