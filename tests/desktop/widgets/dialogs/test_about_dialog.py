import re

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.about_dialog import AboutDialog
from emolens import __version__


@pytest.mark.parametrize(
    "said",
    [
        __version__,
        "Nothing leaves this computer",
        "opens no network connection",
        "cannot tell what a person feels",
        "agree to it",
        "at work and in schools",
        "Article 5(1)(f)",
        "MIT License",
        "LGPL-3.0",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "published for research",
    ],
)
def test_about_says_what_must_be_said(qtbot: QtBot, said: str) -> None:
    about = AboutDialog()
    qtbot.addWidget(about)
    labels = [label.text() for label in about.findChildren(QLabel)]
    pages = [page.toPlainText() for page in about.findChildren(QTextBrowser)]
    licences = [page.toPlainText() for page in about.findChildren(QPlainTextEdit)]
    text = re.sub(r"\s+", " ", " ".join([*labels, *pages, *licences]))
    assert said.lower() in text.lower()
