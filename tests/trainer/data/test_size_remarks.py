import dataclasses
from pathlib import Path

from tests.runs import tiny_dataset
from trainer.data.size_remarks import SHIPPED_RUN, size_remarks
from trainer.recipe import Recipe, read_recipe


def test_few_faces_are_told_with_what_they_are_worth(tmp_path: Path) -> None:
    dataset = tiny_dataset(tmp_path)
    known, better = size_remarks(dataset, Recipe(), starts_from_a_run=False)
    assert f"With {len(dataset.validation)} faces to validate on" in known
    assert "points either way (95 %)" in known
    assert f"--init {SHIPPED_RUN}" in better


def test_a_start_is_only_offered_where_there_is_none_and_the_labels_fit(tmp_path: Path) -> None:
    dataset = tiny_dataset(tmp_path)
    assert len(list(size_remarks(dataset, Recipe(), starts_from_a_run=True))) == 1
    others = dataclasses.replace(dataset, labels=("angry", "bored", "happy"))
    assert len(list(size_remarks(others, Recipe(), starts_from_a_run=False))) == 1


def test_no_start_is_offered_that_would_be_refused(tmp_path: Path) -> None:
    dataset = tiny_dataset(tmp_path)
    other = read_recipe("mobilenet", ["network.width=0.5"])
    for recipe in (other, read_recipe("cnn3")):
        assert len(list(size_remarks(dataset, recipe, starts_from_a_run=False))) == 1
