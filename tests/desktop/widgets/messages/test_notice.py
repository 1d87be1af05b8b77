from pathlib import Path

import pytest

from desktop.widgets.messages.notice import (
    Notice,
    Remedy,
    camera_trouble,
    file_silent,
    file_trouble,
    model_trouble,
)
from emolens.errors import ModelError, SourceError

PATH = Path("/home/ada/pictures/a.jpg")
ERROR = SourceError(f"{PATH} is empty; fetch or save it again.")


@pytest.mark.parametrize(
    ("notice", "title", "first"),
    [
        (camera_trouble(ERROR, was_running=False), "No webcam", ("Try again", Remedy.AGAIN)),
        (
            camera_trouble(ERROR, was_running=True),
            "The webcam stopped",
            ("Try again", Remedy.AGAIN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=False),
            "This file cannot be shown",
            ("Open another…", Remedy.OPEN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=True),
            "The video stopped",
            ("Open another…", Remedy.OPEN),
        ),
        (file_silent("a.jpg"), "a.jpg takes long to read", ("Open another…", Remedy.OPEN)),
        (
            model_trouble(ModelError("The model file is refused.")),
            "The model cannot be used",
            ("Try again", Remedy.AGAIN),
        ),
    ],
)
def test_each_trouble_has_its_title_and_its_likeliest_remedy(
    notice: Notice, title: str, first: tuple[str, Remedy]
) -> None:
    assert notice.title == title
    assert notice.remedies[0] == first


def test_the_reason_is_told_with_the_files_name_alone() -> None:
    notice = file_trouble(PATH, ERROR, was_running=False)
    assert notice.text == "a.jpg is empty; fetch or save it again."
