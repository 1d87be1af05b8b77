import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.i18n import clock, file_size, number, short_number, translated
from desktop.language import use_language
from emolens.errors import ModelError, SourceError
from emolens.messages import Message
from emolens.model.onnx_model import OnnxModel

pytestmark = pytest.mark.usefixtures("english_again")

GONE = SourceError("{file} does not exist; check the path.", file="a.png")


def test_an_error_is_english_by_itself_and_translated_in_the_window(qapp: QApplication) -> None:
    use_language(qapp, "de")
    assert str(GONE) == "a.png does not exist; check the path."
    assert translated(GONE) == "a.png gibt es nicht; prüfen Sie den Pfad."
    assert translated(GONE.message) == translated(GONE)


def test_the_log_is_english(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    use_language(qapp, "de")
    logging.getLogger("emolens").warning("%s", GONE)
    assert "a.png does not exist" in caplog.text


def test_the_messages_within_a_message_are_translated_too(qapp: QApplication) -> None:
    use_language(qapp, "de")
    with pytest.raises(ModelError, match="it is a folder") as refusal:
        OnnxModel.load(Path("/"))
    assert "es ist ein Ordner" in translated(refusal.value)


def test_in_english_it_is_said_as_it_is_written(qapp: QApplication) -> None:  # noqa: ARG001
    assert translated(GONE) == str(GONE)
    assert translated(Message("{name}", {"name": Message("Happy")})) == "Happy"
    assert translated(None) == ""


def test_numbers_are_written_as_in_english(qapp: QApplication) -> None:  # noqa: ARG001
    assert (number(12345), number(89.1, 1)) == ("12,345", "89.1")
    assert (short_number(0.25), short_number(120)) == ("0.25", "120")
    assert (file_size(3_300_000), clock(61.5, 1)) == ("3.3 MB", "1:01.5")


def test_numbers_are_written_as_in_german(qapp: QApplication) -> None:
    use_language(qapp, "de")
    assert (number(12345), number(89.1, 1)) == ("12.345", "89,1")
    assert (short_number(0.25), short_number(120)) == ("0,25", "120")
    assert (file_size(3_300_000), clock(61.5, 1)) == ("3,3 MB", "1:01,5")


def test_so_are_those_within_a_message(qapp: QApplication) -> None:
    message = Message("{file}: {width}, {share}", {"file": "1.5.png", "width": 9000, "share": 0.5})
    assert str(message) == "1.5.png: 9000, 0.5"
    use_language(qapp, "de")
    assert translated(message) == "1.5.png: 9.000, 0,5"
