import argparse

import pytest

from trainer.commands.options import number


@pytest.mark.parametrize("text", ["8", "20", "1024"])
def test_takes_numbers_within_its_bounds(text: str) -> None:
    assert number(int, 8, 1024)(text) == int(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("7", "'7' is not a whole number, from 8 to 1024"),
        ("1025", "'1025' is not a whole number, from 8 to 1024"),
        ("8.5", "'8.5' is not a whole number, from 8 to 1024"),
        ("many", "'many' is not a whole number, from 8 to 1024"),
    ],
)
def test_says_what_it_takes(text: str, reason: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=reason):
        number(int, 8, 1024)(text)


@pytest.mark.parametrize("text", ["-0.1", "nan", "x"])
def test_may_have_no_upper_bound(text: str) -> None:
    least: float = 0
    assert number(float, least)("1e9") == 1e9
    with pytest.raises(argparse.ArgumentTypeError, match="is not a number, 0 or more"):
        number(float, least)(text)
