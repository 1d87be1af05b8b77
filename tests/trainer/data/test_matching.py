import pytest

from trainer.data.matching import Matcher


@pytest.mark.parametrize(
    ("row", "file"),
    [
        ("train/angry/0.png", "train/angry/0.png"),
        ("train/angry/0.png", "images/Train/Anger/0.png"),
        ("fer0000001.png", "test/sad/fer0000001.png"),  # the only one of its name
        ("validation/sad/a.png", "test/sad/a.png"),
    ],
)
def test_finds_a_picture_by_its_place_or_its_name(row: str, file: str) -> None:
    assert Matcher({row: 1, "other.png": 2}, [file]).find(file, 0) == 1


@pytest.mark.parametrize(
    ("rows", "files"),
    [
        (["train/sad/0.png"], ["train/happy/0.png", "train/angry/0.png"]),
        (["train/sad/0.png", "test/sad/0.png"], ["train/happy/0.png"]),
        ([], ["0.png"]),
    ],
)
def test_names_that_several_have_tell_nothing(rows: list[str], files: list[str]) -> None:
    assert Matcher(dict.fromkeys(rows, 1), files).find(files[0], 0) == 0
