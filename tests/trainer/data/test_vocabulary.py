import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.vocabulary import EXPRESSIONS, expression_of, split_of


@pytest.mark.parametrize(
    ("word", "expression"),
    [
        ("anger", "angry"),
        ("Angry", "angry"),
        ("HAPPINESS", "happy"),
        ("surprised", "surprise"),
        ("Sadness ", "sad"),
        ("fearful", "fear"),
        ("disgusted", "disgust"),
        ("Contempt", "contempt"),
    ],
)
def test_knows_the_words_for_an_expression(word: str, expression: str) -> None:
    assert expression_of(word) == expression


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


@given(st.text())
def test_an_expression_is_its_own_word(word: str) -> None:
    assert expression_of(expression_of(word)) == expression_of(word)


@given(st.sampled_from(EXPRESSIONS))
def test_the_seven_stay_as_they_are(word: str) -> None:
    assert expression_of(word.upper()) == word
