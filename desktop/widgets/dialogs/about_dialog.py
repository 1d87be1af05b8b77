"""Dialog that says what Emolens is, what it does not do, and whose work it stands on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.resources import licence_files
from desktop.widgets.dialogs.pages import close_button, fit_to_screen
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens import __version__

LAW = "https://eur-lex.europa.eu/eli/reg/2024/1689/oj"
"""The European Union's Artificial Intelligence Act."""


class AboutDialog(QDialog):
    """Tells it, on a page for each question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Emolens"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pages = QTabWidget()
        pages.setDocumentMode(True)
        pages.setAccessibleName(tr("About Emolens"))
        for title, paragraphs in (
            (tr("What it can tell"), _what_it_tells()),
            (tr("Privacy"), _privacy()),
            (tr("Other people"), _law()),
        ):
            pages.addTab(_page(title, paragraphs), title)
        pages.addTab(_licences(), tr("Licences"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.addLayout(_head())
        column.addWidget(pages)
        column.addWidget(close_button(self))
        fit_to_screen(self, 620, 520)


def _head() -> QHBoxLayout:
    icon, name = PlainLabel(), QLabel(f"<b>Emolens</b> {__version__}")
    name.setTextFormat(Qt.TextFormat.RichText)
    icon.setPixmap(QApplication.windowIcon().pixmap(48, 48))
    words = QVBoxLayout()
    words.addWidget(name)
    words.addWidget(MutedLabel(tr("Reads facial expressions on your own machine.")))
    head = QHBoxLayout()
    head.setContentsMargins(24, 0, 24, 10)
    head.setSpacing(16)
    head.addWidget(icon)
    head.addLayout(words, stretch=1)
    return head


def _page(title: str, paragraphs: list[str]) -> QTextBrowser:
    page = QTextBrowser()
    page.setOpenExternalLinks(False)
    page.setAccessibleName(title)
    page.setHtml("".join(f"<p style='line-height: 130%'>{text}</p>" for text in paragraphs))
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.document().setDocumentMargin(22)
    return page


def _what_it_tells() -> list[str]:
    return [
        tr(
            "<b>A face is not a feeling.</b> A reading says how many people, in the model's "
            "estimate, would give a face this name. It cannot tell what a person feels, thinks "
            "or intends: people smile without joy and are sad without showing it."
        ),
        tr(
            "<b>It errs often.</b> It learnt from photographs found on the web. With faces, ages, "
            "light and cameras unlike those it errs more, and not alike for everybody. A face at "
            "rest often reads as sad or angry."
        ),
        tr(
            "<b>Not for judging people.</b> Let nothing depend on a reading: no decision about a "
            "person, no diagnosis, no test of truth."
        ),
    ]


def _privacy() -> list[str]:
    return [
        tr(
            "<b>Nothing leaves this computer.</b> Emolens opens no network connection, asks for "
            "no account and downloads nothing."
        ),
        tr(
            "<b>It keeps</b> your settings with the names of the files opened last, what it "
            "measured of this computer, and a log of its own doings without any image."
        ),
        tr(
            "<b>It saves</b> pictures, video and readings only where and when you ask it to. "
            "A neutral face is forgotten when Emolens is closed."
        ),
    ]


def _law() -> list[str]:
    return [
        tr(
            "<b>Ask first.</b> Whoever else is before the camera or in your recordings should "
            "know that expressions are read, what for, and agree to it."
        ),
        tr(
            "<b>At work and in schools</b> it is forbidden in the European Union to use systems "
            "that infer emotions of people from their faces, except for medical or safety "
            "reasons (AI Act, Regulation (EU) 2024/1689, Article 5(1)(f), since 2 February 2025)."
        ),
        tr(
            "<b>Elsewhere</b> in the Union, whoever uses such a system on people must tell them "
            "(Article 50(3)), and data protection law holds besides. Other countries have laws "
            "of their own. This is no legal advice; the text is at {address}."
        ).format(address=LAW),
    ]


def _licences() -> QWidget:
    text = QPlainTextEdit("\n\n\n".join(_titled(file) for file in licence_files()))
    text.setReadOnly(True)
    text.document().setDocumentMargin(22)
    text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    text.setAccessibleName(tr("Licences"))
    return text


def _titled(file: Path) -> str:
    return f"{file.name}\n{'=' * len(file.name)}\n\n{file.read_text('utf-8')}"
