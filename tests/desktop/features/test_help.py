"""The help menu's pages."""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit

from desktop import resources
from desktop.widgets.dialogs.text_dialog import TextDialog
from desktop.window import MainWindow
from tests.windows import Open


def told(window: MainWindow, entry: str) -> str:
    window.core.menus.action(entry).trigger()
    (dialog,) = (one for one in window.findChildren(TextDialog) if one.isVisible())
    page = dialog.findChild(QPlainTextEdit)
    assert page is not None
    dialog.close()
    return page.toPlainText()


def test_every_key_of_the_menus_is_told(open_window: Open) -> None:
    text = told(open_window(), "shortcuts")
    assert "Playback" in text
    lines = [line.split() for line in text.splitlines()]
    assert ["Open", "Ctrl+O"] in lines
    assert ["Play", "Space"] in lines


def test_it_is_told_what_numbers_mean(open_window: Open) -> None:
    assert "about 7 of 10 people" in told(open_window(), "numbers_guide")


def test_the_log_is_shown_with_its_place(open_window: Open, tmp_path: Path) -> None:
    window, file = open_window(), tmp_path / "emolens.log"
    handler = RotatingFileHandler(file, encoding="utf-8")
    logging.getLogger().addHandler(handler)
    try:
        logging.getLogger("test").warning("A camera was lost.")
        text = told(window, "show_log")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert text.startswith(str(file))
    assert "A camera was lost." in text


def test_where_there_is_no_log_it_is_said(open_window: Open) -> None:
    window = open_window()
    window.core.menus.action("show_log").trigger()
    assert "There is no log" in window.status.currentMessage()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a browser was asked to show."""
    files: list[str] = []

    def open_url(url: QUrl) -> bool:
        files.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return files


@pytest.mark.parametrize(
    "there",
    [
        ["desktop/assets/site/index.html"],  # a bundle
        ["build/site/index.html", "docs/README.md", "pyproject.toml"],
        ["docs/README.md", "pyproject.toml"],
    ],
)
def test_the_documents_are_opened_from_this_computer(
    open_window: Open,
    opened: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: list[str],
) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "desktop" / "resources.py"))
    open_window().core.menus.action("documentation").trigger()
    assert opened == [str(tmp_path / there[0])]


def test_an_installed_library_without_documents_says_so(
    open_window: Open, opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").touch()  # of whoever is installed beside it
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "desktop" / "resources.py"))
    window = open_window()
    window.core.menus.action("documentation").trigger()
    assert "The documentation is not installed" in window.status.currentMessage()
    assert opened == []


def test_where_there_is_no_browser_the_page_is_named(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    window = open_window()
    window.core.menus.action("documentation").trigger()
    assert "No browser could be started; open " in window.status.currentMessage()
    page = resources.documentation()
    assert page is not None
    assert page.name in window.status.currentMessage()


@pytest.mark.parametrize("before", [None, "/theirs"])
def test_a_browser_is_started_without_the_libraries_of_a_bundle(
    open_window: Open, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    seen: list[str | None] = []

    def open_url(_url: QUrl) -> bool:
        seen.append(os.environ.get("LD_LIBRARY_PATH"))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    open_window().core.menus.action("documentation").trigger()
    assert seen == [before]
    assert os.environ["LD_LIBRARY_PATH"] == "/ours"
