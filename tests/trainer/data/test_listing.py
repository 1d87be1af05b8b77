import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.labels import canonical_label
from trainer.data.listing import Entry, list_labels, list_splits
from trainer.data.vocabulary import split_of
from trainer.errors import DatasetError


class Names:
    """Files that are only names."""

    def __init__(self, names: Iterable[str], empty: Iterable[str] = ()) -> None:
        self.path = Path("faces")
        self.names = tuple(sorted(names))
        parents = {str(parent) for name in self.names for parent in Path(name).parents}
        self.folders = tuple(sorted({*parents, *empty} - {"."}))

    def open(self, name: str) -> IO[bytes]:
        raise AssertionError(name)


FORMS: list[tuple[str, Literal["NFC", "NFD"]]] = [("train", "NFC"), ("test", "NFD")]
words = st.sampled_from(["angry", "Anger", "happy", "HAPPINESS", "sad", "smug"])
splits = st.sampled_from(["train", "Train", "val", "Validation", "valid", "test", "TESTING"])
paths = st.tuples(splits, words, st.sampled_from(["0.png", "a b.jpg", "ß"])).map("/".join)


@pytest.mark.parametrize("around", ["", "images/", "archive/images/"])
def test_splits_may_lie_deeper(around: str) -> None:
    names = [f"{around}Train/Anger/0.png", f"{around}val/angry/1.png", f"{around}test/ANGRY/2.png"]
    listing = list_splits(Names(names))
    assert listing is not None
    assert listing.entries == (
        Entry(names[2], "test", "angry"),
        Entry(names[0], "train", "angry"),
        Entry(names[1], "validation", "angry"),
    )


def test_accents_may_be_composed_or_not() -> None:
    """As folders made on a Mac and on other systems, which look the same."""
    names = [f"{split}/{unicodedata.normalize(form, 'Ärger')}/0.png" for split, form in FORMS]
    assert len(set(names[0].split("/")[1] + names[1].split("/")[1])) > len("Ärger")
    listing = list_splits(Names(names))
    assert listing is not None
    assert listing.labels == {"train": {"ärger"}, "test": {"ärger"}}
    assert {entry.label for entry in listing.entries} == {"ärger"}


def test_the_splits_nearest_to_the_root_count() -> None:
    """As in a dataset on Kaggle that has all its pictures a second time, one folder down."""
    names = ["images/train/sad/0.png", "images/images/train/sad/0.png"]
    listing = list_splits(Names(names))
    assert listing is not None
    assert [entry.file for entry in listing.entries] == ["images/train/sad/0.png"]


def test_knows_labels_without_a_picture() -> None:
    listing = list_splits(Names(["train/sad/0.png"], empty=["train/happy", "test"]))
    assert listing is not None
    assert listing.labels == {"train": {"happy", "sad"}}


@pytest.mark.parametrize("around", ["", "images/"])
def test_label_folders_alone_are_for_training(around: str) -> None:
    names = Names([f"{around}happy/0.png", f"{around}Surprised/1.png"])
    assert list_splits(names) is None
    assert list_labels(names).entries == (
        Entry(f"{around}happy/0.png", "train", "happy"),
        Entry(f"{around}Surprised/1.png", "train", "surprise"),
    )


@pytest.mark.parametrize("names", [[], ["readme.txt"], ["fer2013.csv"]])
def test_no_folders_have_no_labels(names: list[str]) -> None:
    assert list_splits(Names(names)) is None
    assert not list_labels(Names(names)).labels


def test_says_where_files_without_a_label_lie() -> None:
    names = ["readme.txt", "train/0.png", "train/sad/1.png", "train/sad/more/2.png", "test/3.png"]
    listing = list_splits(Names([*names, "test/4.png"]))
    assert listing is not None
    assert [line.split(" that")[0] for line in listing.strays] == [
        "test/: 2 files",
        "train/: 1 files",
        "train/sad/more/: 1 files",
    ]


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["train/anger/0.png", "train/Angry/0.png"], "train/Angry/ and train/anger/.* mean angry"),
        (["train/sad/0.png", "valid/sad/0.png", "val/sad/0.png"], "val/ and valid/.* validation"),
        (["a/train/sad/0.png", "b/train/sad/0.png"], r"several datasets in it \(a, b\)"),
    ],
)
def test_refuses_what_is_there_twice(names: list[str], reason: str) -> None:
    with pytest.raises(DatasetError, match=f"faces has {reason}"):
        list_splits(Names(names))


def test_refuses_label_folders_that_are_the_same_word() -> None:
    with pytest.raises(DatasetError, match="Sadness/ and sad/, which both mean sad"):
        list_labels(Names(["sad/0.png", "Sadness/0.png"]))


@given(st.sets(paths, min_size=1))
def test_every_picture_is_listed_once_or_two_folders_are_the_same(names: set[str]) -> None:
    folders = {tuple(name.split("/")[:2]) for name in names}
    meant = {(split_of(split), canonical_label(label)) for split, label in folders}
    if len(folders) > len(meant) or len({a for a, _ in folders}) > len({a for a, _ in meant}):
        with pytest.raises(DatasetError, match="which both mean"):
            list_splits(Names(names))
        return
    listing = list_splits(Names(names))
    assert listing is not None
    assert sorted(entry.file for entry in listing.entries) == sorted(names)
    assert {(entry.split, entry.label) for entry in listing.entries} == meant


@given(st.sets(st.lists(st.text("ab/.T", min_size=1), min_size=1).map("/".join)))
def test_odd_names_are_listed_or_refused(names: set[str]) -> None:
    try:
        listing = list_splits(Names(names)) or list_labels(Names(names))
    except DatasetError:
        return
    assert {entry.file for entry in listing.entries} <= names
