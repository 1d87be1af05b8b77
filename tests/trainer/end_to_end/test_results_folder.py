import errno
import json
import os
import re
from pathlib import Path

import numpy as np
import pytest

from emolens.readings import Box
from tests.evaluations import write_run
from tests.trainer.end_to_end.test_results_text import PRESENT, result, results
from trainer.end_to_end import results_folder
from trainer.end_to_end.crop_variants import CropVariant
from trainer.errors import OutputError
from trainer.model_card.sections import end_to_end
from trainer.run import Run
from trainer.synthetic.scenes import Scene

BETTER = results(PRESENT, result(CropVariant(0.1), 0.03), result(CropVariant(0.1, 0.03), 0.04))


def full(*_: Path) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return write_run(tmp_path / "run")


def test_tables_and_values_are_written(tmp_path: Path) -> None:
    results_folder.write(tmp_path, {"model": "mine"}, BETTER)
    assert {path.name for path in tmp_path.iterdir()} == {"crop_rule.md", "crop_rule.json"}
    assert "- model: mine" in (tmp_path / "crop_rule.md").read_text()
    values = json.loads((tmp_path / "crop_rule.json").read_text())
    assert values["model"] == "mine"
    assert values["found"] == {"value": 0.7, "low": 0.6, "high": 0.8}
    assert [one["framing"]["shift"] for one in values["trials"]] == [0.0, 0.0, 0.03]
    assert values["chosen"] == {
        "margin": 0.1,
        "shift": 0.0,
        "interpolation": "area, linear",
        "aligned": False,
    }


@pytest.mark.parametrize("count", [1, 9])
@pytest.mark.parametrize("shape", [(480, 640), (480, 640, 3)])
def test_scenes_are_drawn(tmp_path: Path, count: int, shape: tuple[int, ...]) -> None:
    results_folder.draw_scenes(
        tmp_path, [Scene(np.zeros(shape, np.uint8), Box(0, 0, 9, 9))] * count
    )
    assert (tmp_path / "scenes.png").read_bytes().startswith(b"\x89PNG")


def test_the_card_gets_the_figures_of_the_margin_chosen(run: Run) -> None:
    before = run.read_card()
    results_folder.keep(run, BETTER)
    card = run.read_card()
    assert card.crop.margin == 0.1
    assert card.metrics == {
        **before.metrics,
        "validation_end_to_end_found": 0.7,
        "validation_end_to_end_agreement": pytest.approx(0.83),
        "validation_end_to_end_lost": pytest.approx(0.07),
    }
    assert re.search(r"faces found +\| +70.0 % \|", end_to_end(card))
    assert not list(run.folder.glob(".part*"))


def test_the_margin_of_aligned_crops_is_one_of_its_own(run: Run) -> None:
    present = result(CropVariant(0.06, aligned=True), 0.0)
    results_folder.keep(run, results(present, result(CropVariant(0.12, aligned=True), 0.03)))
    assert (run.read_card().crop.margin, run.read_card().crop.aligned_margin) == (0.0, 0.12)


def test_a_margin_that_is_no_better_stays(run: Run) -> None:
    results_folder.keep(run, results(PRESENT, result(CropVariant(0.1), 0.01)))
    card = run.read_card()
    assert card.crop.margin == 0.0
    assert card.metrics["validation_end_to_end_agreement"] == 0.8


def test_a_card_that_cannot_be_written_stays_as_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run.card.read_text()
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match=r"card.json cannot be written .*\.$"):
        results_folder.keep(run, BETTER)
    assert run.card.read_text() == text
