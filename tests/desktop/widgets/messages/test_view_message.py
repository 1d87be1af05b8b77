from pathlib import Path

import pytest

from desktop.widgets.messages.view_message import (
    Action,
    ViewMessage,
    camera_trouble,
    file_silent,
    file_trouble,
    model_trouble,
)
from emolens.errors import ModelError, SourceError

PATH = Path("/home/ada/pictures/a.jpg")
ERROR = SourceError("{file} is empty; fetch or save it again.", file=PATH)


@pytest.mark.parametrize(
    ("message", "title", "first"),
    [
        (camera_trouble(ERROR, was_running=False), "No webcam", ("Try again", Action.AGAIN)),
        (
            camera_trouble(ERROR, was_running=True),
            "The webcam stopped",
            ("Try again", Action.AGAIN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=False),
            "This file cannot be shown",
            ("Open another…", Action.OPEN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=True),
            "The video stopped",
            ("Open another…", Action.OPEN),
        ),
        (file_silent("a.jpg"), "a.jpg takes long to read", ("Open another…", Action.OPEN)),
        (
            model_trouble(ModelError("The model file is refused.")),
            "The model cannot be used",
            ("Try again", Action.AGAIN),
        ),
    ],
)
def test_each_trouble_has_its_title_and_its_likeliest_action(
    message: ViewMessage, title: str, first: tuple[str, Action]
) -> None:
    assert str(message.title) == title
    assert message.actions[0] == first


def test_the_reason_is_told_with_the_files_name_alone() -> None:
    message = file_trouble(PATH, ERROR, was_running=False)
    assert str(message.text) == "a.jpg is empty; fetch or save it again."
