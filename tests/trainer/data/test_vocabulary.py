import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.labels import canonical_label
from trainer.data.vocabulary import EXPRESSIONS, split_of


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("Train", "train"),
        ("VAL", "validation"),
        ("valid", "validation"),
        ("PublicTest", "validation"),
        ("test", "test"),
        ("PrivateTest", "test"),
        ("images", None),
        ("happy", None),
    ],
)
def test_knows_the_words_for_a_split(word: str, split: str | None) -> None:
    assert split_of(word) == split


@given(st.sampled_from(EXPRESSIONS))
def test_the_seven_stay_as_they_are(word: str) -> None:
    assert canonical_label(word.upper()) == word
