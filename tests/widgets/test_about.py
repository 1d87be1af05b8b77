import re

import pytest
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.widgets.about import about_box


@pytest.mark.parametrize(
    "said",
    [
        __version__,
        "Nothing leaves this computer",
        "cannot tell what a person feels",
        "at work, at school",
        "MIT",
        "LGPL",
    ],
)
def test_about_says_what_must_be_said(qtbot: QtBot, said: str) -> None:
    box = about_box(None)
    qtbot.addWidget(box)
    assert said in re.sub(r"\s+", " ", box.text())
