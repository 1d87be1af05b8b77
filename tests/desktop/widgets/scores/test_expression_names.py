from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.widgets.scores.expression_names import expression_text, expression_word
from tests.translators import spoken


@pytest.fixture(autouse=True)
def shouting(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    with spoken(lambda text: f"{text}!"):
        yield


def test_what_is_known_is_said_in_the_users_language() -> None:
    assert expression_text("happy") == "Happy!"
    assert expression_word("happy") == "happy!"


def test_what_is_not_is_said_as_the_model_does() -> None:
    assert expression_text("bored") == "Bored"
    assert expression_word("bored") == "bored"
