"""Dialogs that ask for files and folders."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.open_dialog import ask_for_file
from desktop.widgets.dialogs.result_dialogs import (
    ask_for_new_picture,
    ask_for_new_result,
    ask_for_recordings,
    ask_for_result,
)
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


def ask_in(
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
    assert ask_in(qtbot, monkeypatch, dialog, last=None) == Path("/tmp/a.png")
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


def test_it_begins_where_the_last_file_was_or_with_the_users_pictures(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = Dialog("")
    assert ask_in(qtbot, monkeypatch, dialog, tmp_path / "a.png") is None
    assert dialog.folder == str(tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    assert ask_in(qtbot, monkeypatch, dialog, None) is None
    assert dialog.folder == str(tmp_path)


def test_it_begins_at_home_where_that_folder_is_gone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = Dialog("")
    assert ask_in(qtbot, monkeypatch, dialog, tmp_path / "gone" / "a.png") is None
    assert dialog.folder == str(Path.home())


AskWhere = Callable[[QWidget, Path], Path | None]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize(
    ("ask", "other"), [(ask_for_new_result, "*.jsonl"), (ask_for_new_picture, "*.jpg")]
)
def test_a_name_without_a_suffix_gets_that_of_the_chosen_form(
    parent: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: AskWhere,
    other: str,
) -> None:
    def choose(dialog: QFileDialog) -> bool:
        assert dialog.selectedFiles() == [str(tmp_path / "a.csv")]
        (form,) = (name for name in dialog.nameFilters() if other in name)
        dialog.selectNameFilter(form)
        dialog.filterSelected.emit(form)
        dialog.selectFile(str(tmp_path / "mine"))
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    assert ask(parent, tmp_path / "a.csv") == tmp_path / f"mine{other[1:]}"


@pytest.mark.parametrize("ask", [ask_for_new_result, ask_for_new_picture])
def test_thinking_better_of_it_is_no_name(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: AskWhere
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: False)
    assert ask(parent, tmp_path / "a.csv") is None


def test_results_and_folders_are_asked_for(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/a/b.csv", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert ask_for_result(parent, tmp_path) == Path("/a/b.csv")
    assert ask_for_recordings(parent, tmp_path) is None
