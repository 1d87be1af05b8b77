from hypothesis import given
from hypothesis import strategies as st

from trainer.reporting.wrapping import wrapped

LONG = " ".join(["word"] * 60)


def test_paragraphs_and_items_are_wrapped() -> None:
    lines = wrapped(f"{LONG}\n\n- {LONG}\n- short").splitlines()
    assert max(map(len, lines)) <= 105
    assert lines[4].startswith("- word")
    assert lines[5].startswith("  word")
    assert lines[-1] == "- short"


def test_lines_of_a_paragraph_are_joined_first() -> None:
    assert wrapped("one\ntwo\n\nthree") == "one two\n\nthree\n"


def test_tables_headings_pictures_and_code_stay_as_they_are() -> None:
    text = f"# {LONG}\n\n| {LONG} |\n\n![{LONG}](a.png)\n\n```\n{LONG}\n  b = 1\n```\n"
    assert wrapped(text) == text


def test_blank_lines_are_not_repeated() -> None:
    assert wrapped("\n\na\n\n\n\n\nb\n\n") == "a\n\nb\n"


@given(st.text(alphabet="ab-#|!`\n ", max_size=400))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(wrapped(text).split()) == "".join(text.split())


def test_a_line_of_spaces_parts_paragraphs_as_an_empty_one_does() -> None:
    assert wrapped("a\n  \nb") == "a\n\nb\n"
