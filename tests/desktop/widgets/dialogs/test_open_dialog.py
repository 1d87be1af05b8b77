from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.open_dialog import ask_for_file
from emolens.sources.file_kinds import readable_suffixes


class Dialog:
    """Stands in for the system's dialog."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.folder = ""
        self.filters: list[str] = []

    def __call__(self, _parent: QWidget, _title: str, folder: str, filters: str) -> tuple[str, str]:
        self.folder = folder
        self.filters = filters.split(";;")
        return self.answer, self.filters[0]


def patterns(filters: str) -> list[str]:
    return filters.partition("(")[2].rstrip(")").split()


def ask(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dialog: Dialog, last: Path | None
) -> Path | None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    return ask_for_file(parent, last)


def test_pictures_and_videos_are_offered_first(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = Dialog("/tmp/a.png")
    assert ask(qtbot, monkeypatch, dialog, last=None) == Path("/tmp/a.png")
    assert [words.split(" (")[0] for words in dialog.filters] == [
        "Pictures and videos",
        "Pictures",
        "Videos",
        "All files",
    ]
    both, pictures, videos = (set(patterns(words)) for words in dialog.filters[:3])
    assert pictures == {f"*{suffix}" for suffix in readable_suffixes("picture")}
    assert videos == {f"*{suffix}" for suffix in readable_suffixes("video")}
    assert both == pictures | videos


@pytest.mark.parametrize("last", [None, Path("/some/where/a.png")])
def test_it_begins_where_the_last_file_was_or_with_the_users_pictures(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, last: Path | None
) -> None:
    dialog = Dialog("")
    assert ask(qtbot, monkeypatch, dialog, last) is None
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    assert dialog.folder == (str(Path("/some/where")) if last else pictures)
