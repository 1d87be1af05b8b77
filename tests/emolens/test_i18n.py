from collections.abc import Iterator

import pytest

from emolens.i18n import mark, speak, tr


@pytest.fixture
def shouting() -> Iterator[None]:
    speak(lambda text, hint: f"{text.upper()}{hint}")
    yield
    speak()


def test_by_itself_everything_is_english() -> None:
    assert tr("Open", "a verb") == "Open"


@pytest.mark.usefixtures("shouting")
def test_a_text_is_said_in_the_language_spoken() -> None:
    assert tr("Open") == "OPEN"
    assert tr("Open", "!") == "OPEN!"
    assert mark("Open") == "Open"
    assert tr(mark("Open")) == "OPEN"
