"""The help menu's pages."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

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
