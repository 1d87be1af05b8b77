import pytest

from desktop.settings.kinds import Choice, Kind, Number, Switch, Text, Texts

WHOLE, REAL = Number(24, 120, 4), Number(0.0, 3.0, 0.25)
WORDS = Choice({"light": "Light", "dark": "Dark"})
SOUND = [
    (Switch(), False),
    (WHOLE, 24),
    (WHOLE, 37),
    (REAL, 3),
    (REAL, 0.1),
    (WORDS, "dark"),
    (Text(), ""),
    (Texts(2), ()),
    (Texts(2), ("a", "b")),
]
NONSENSE = [
    (Switch(), 1),
    (Switch(), "true"),
    (Switch(), None),
    (WHOLE, 24.0),
    (WHOLE, 23),
    (WHOLE, 10**400),
    (WHOLE, True),
    (REAL, True),
    (REAL, 3.1),
    (REAL, float("nan")),
    (REAL, float("-inf")),
    (REAL, "1"),
    (WORDS, "Dark"),
    (WORDS, ["dark"]),
    (WORDS, {}),
    (Text(), 3),
    (Texts(2), ("a", "b", "c")),
    (Texts(2), ("a", 3)),
    (Texts(2), "ab"),
]


@pytest.mark.parametrize(("kind", "value"), SOUND)
def test_what_makes_sense_is_taken(kind: Kind, value: object) -> None:
    assert kind.takes(value)


@pytest.mark.parametrize(("kind", "value"), NONSENSE)
def test_nonsense_is_not(kind: Kind, value: object) -> None:
    assert not kind.takes(value)


def test_each_says_what_it_takes() -> None:
    assert str(WHOLE.description) == "a whole number from 24 to 120"
    assert str(REAL.description) == "a number from 0 to 3"
    assert str(WORDS.description) == '"light" or "dark"'
    assert str(Texts(8).description) == "a list of at most 8 texts"
