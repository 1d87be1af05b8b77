import pickle

import pytest

from emolens.errors import EmolensError, SourceError
from emolens.messages import Message, mark


def test_values_go_into_the_template() -> None:
    inner = Message(mark("column “{column}” is missing"), {"column": "time"})
    message = Message(mark("{file} is damaged ({reason})."), {"file": "a.csv", "reason": inner})
    assert str(message) == "a.csv is damaged (column “time” is missing)."


@pytest.mark.parametrize("text", ["{", "{}", "{0}", "{file}", "100 %"])
def test_without_values_a_text_stands_as_it_is(text: str) -> None:
    assert str(Message(text)) == text
    assert str(EmolensError(text)) == text


def test_a_value_is_text_whatever_stands_in_it() -> None:
    error = SourceError(mark("There is no file {file}."), file="{0.__class__} {file}")
    assert str(error) == "There is no file {0.__class__} {file}."


def test_an_error_carries_its_message_to_another_process() -> None:
    error = SourceError(mark("There is no file {file}."), file="a.png")
    twin = pickle.loads(pickle.dumps(error))
    assert isinstance(twin, SourceError)
    assert (str(twin), twin.message) == (str(error), error.message)
