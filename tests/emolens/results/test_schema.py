from pathlib import Path

import pytest

from emolens.results.schema import (
    FIELDS,
    Field,
    amount,
    columns,
    degrees,
    seconds,
    share,
    truth,
    whole,
)

PAGE = (Path(__file__).parents[3] / "docs/results.md").read_text("utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_the_documentation_says_what_is_declared(field: Field) -> None:
    (line,) = (line for line in PAGE.splitlines() if f"| `{field.name}` | " in line)
    assert line.endswith(f"| {field.meaning} |")
    for column in field.columns(["happy"]):
        assert f"`{column}`" in line


def test_every_expression_has_its_columns() -> None:
    assert columns(["happy", "sad"])[-6:] == [
        *("scores_happy", "scores_sad"),
        *("corrected_happy", "corrected_sad"),
        *("smoothed_happy", "smoothed_sad"),
    ]


@pytest.mark.parametrize(
    ("read", "sound", "value"),
    [(whole, "3.0", 3), (seconds, "1e3", 1000.0), (share, "0.5", 0.5), (truth, "True", True)],
)
def test_cells_are_read_as_other_programs_save_them(
    read: object, sound: str, value: object
) -> None:
    assert read(sound) == value  # type: ignore[operator]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((whole, "3.5"), (whole, "nan"), (whole, "many")),
        *((seconds, "inf"), (seconds, "soon")),
        *((share, "1.1"), (share, "-0.1"), (share, "nan")),
        *((degrees, "181"), (degrees, "nan"), (amount, "-0.1"), (amount, "inf")),
        *((truth, "1"), (truth, "")),
    ],
)
def test_nonsense_is_refused(read: object, text: str) -> None:
    with pytest.raises(ValueError, match=text or "neither"):
        read(text)  # type: ignore[operator]
