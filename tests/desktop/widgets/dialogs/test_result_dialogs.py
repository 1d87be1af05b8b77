from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.result_dialogs import (
    ask_for_new_picture,
    ask_for_new_result,
    ask_for_recordings,
    ask_for_result,
)

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
