import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.labels import LABELS, NEUTRAL, canonical_label


def test_a_word_stands_for_one_label() -> None:
    words = [w for label in LABELS.values() for w in (label.name, *label.synonyms)]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
    assert NEUTRAL in LABELS


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("anger", "angry"),
        ("Angry", "angry"),
        ("HAPPINESS", "happy"),
        ("surprised", "surprise"),
        ("suprise", "surprise"),
        ("Sadness ", "sad"),
        ("fearful", "fear"),
        ("disgusted", "disgust"),
        ("NATURAL", "neutral"),
        ("Contempt", "contempt"),
        ("Bored", "bored"),
    ],
)
def test_datasets_words_are_understood(word: str, name: str) -> None:
    assert canonical_label(word) == name


@given(st.text())
def test_a_label_is_its_own_word(word: str) -> None:
    assert canonical_label(canonical_label(word)) == canonical_label(word)
