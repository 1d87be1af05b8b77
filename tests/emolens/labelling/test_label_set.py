import pytest

from emolens.labelling.errors import LabellingError
from emolens.labelling.label_set import DEFAULT_LABELS, RESERVED, checked_labels
from emolens.loading import load_model
from trainer.data import vocabulary


def test_the_defaults_are_the_shipped_model_s() -> None:
    assert set(DEFAULT_LABELS) == set(load_model().metadata.labels)


def test_labels_are_in_our_words() -> None:
    assert checked_labels(["Joy", " wide awake ", "", "Anger"]) == ("happy", "wide awake", "angry")


def test_no_label_is_taken_for_a_split() -> None:
    assert {*vocabulary._SPLITS} <= RESERVED


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["happy"], "There are 1 labels"),
        ([f"l{n}" for n in range(10)], "There are 10 labels; give 2 to 9"),
        (["happy", "Happiness"], "Two of the labels mean happy"),
        (["a/b", "c"], "a/b cannot be a label"),
        (["..", "c"], "cannot be a label"),
        (["=1+1", "c"], "cannot be a label"),
        (["Test", "c"], "test cannot be a label"),
        (["x" * 41, "c"], "cannot be a label"),
    ],
)
def test_refuses_labels_that_no_folder_or_column_can_have(labels: list[str], said: str) -> None:
    with pytest.raises(LabellingError, match=said):
        checked_labels(labels)
