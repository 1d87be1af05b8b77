import pytest

from emolens.labels import LABELS, NEUTRAL, canonical_label


def test_a_word_stands_for_one_label() -> None:
    words = [w for label in LABELS.values() for w in (label.name, *label.synonyms)]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
    assert NEUTRAL in LABELS


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Anger", "angry"),
        (" happiness ", "happy"),
        ("suprise", "surprise"),
        ("NATURAL", "neutral"),
        ("sad", "sad"),
        ("Bored", "bored"),
    ],
)
def test_datasets_words_are_understood(word: str, name: str) -> None:
    assert canonical_label(word) == name
