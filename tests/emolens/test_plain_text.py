import logging
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from emolens.messages import Message
from emolens.plain_text import PlainFormatter, plain

NASTY = "a\x1b]0;owned\x07\n\u202egpj.exe\udcff"


@given(st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp", "L", "N"))))
def test_nothing_in_plain_text_acts(text: str) -> None:
    shown = plain(text)
    categories = {unicodedata.category(character) for character in shown}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "RLI") for c in shown)
    assert plain(shown) == shown


def test_what_is_harmless_stays() -> None:
    assert plain("Müller 笑顔 👩\u200d🔬 ابت.png") == "Müller 笑顔 👩\u200d🔬 ابت.png"


def test_names_in_messages_are_plain_and_their_own_line_breaks_stay() -> None:
    inner = Message("about {name}", {"name": "b\r\nc"})
    message = Message("Of {file}:\n{inner}", {"file": NASTY, "inner": inner})
    assert str(message) == ("Of a\\x1b]0;owned\\x07\\n\\u202egpj.exe\\udcff:\nabout b\\r\\nc")


def test_an_entry_of_the_log_is_one_line_and_a_traceback_keeps_its_own() -> None:
    try:
        raise ValueError(NASTY)
    except ValueError as error:
        record = logging.makeLogRecord(
            {
                "msg": "Opening %s",
                "args": (NASTY,),
                "exc_info": (type(error), error, error.__traceback__),
            }
        )
    first, *traceback = PlainFormatter("%(message)s").format(record).split("\n")
    assert first == f"Opening {plain(NASTY)}"
    assert traceback[0].startswith("Traceback")
    assert "\x1b" not in "".join(traceback)
