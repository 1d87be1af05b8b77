from collections.abc import Iterator

import pytest

from desktop.widgets.scores.expression_names import expression_text, expression_word
from emolens.i18n import speak


@pytest.fixture(autouse=True)
def shouting() -> Iterator[None]:
    speak(lambda text, _: f"{text}!")
    yield
    speak()


def test_what_is_known_is_said_in_the_users_language() -> None:
    assert expression_text("happy") == "Happy!"
    assert expression_word("happy") == "happy!"


def test_what_is_not_is_said_as_the_model_does() -> None:
    assert expression_text("bored") == "Bored"
    assert expression_word("bored") == "bored"
