"""Labels of strangers' models and results: very many, very long, and of characters that act."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.expression_names import expression_text, expression_word
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.widgets.scores.score_panel import ScorePanel
from emolens.plain_text import plain
from emolens.readings import Reading
from tests.fakes import make_reading

STRANGE = {
    "long": "x" * 10_000,
    "wide": "\N{HANGUL SYLLABLE GAG}" * 1_000,
    "stacked": "a" + "\N{COMBINING ACUTE ACCENT}" * 5_000,
    "reversed": "\N{RIGHT-TO-LEFT OVERRIDE}yppah",
    "hebrew": "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER MEM}\N{HEBREW LETTER HET}",
    "control": "a\x1b[31mb\x00c\nd\te",
    "lines": "a\u2028b\u2029c",
    "nothing": "",
}


def of_labels(labels: tuple[str, ...]) -> Reading:
    share = 1 / len(labels)
    scores = dict.fromkeys(labels, share)
    return replace(make_reading(), expression=labels[0], scores=scores)


@pytest.mark.parametrize("label", STRANGE.values(), ids=STRANGE)
def test_a_strange_label_is_short_and_acts_on_nothing(label: str) -> None:
    for text in (expression_text(label), expression_word(label)):
        assert len(text) <= 40
        assert text.isprintable()


def test_the_panel_keeps_its_width_and_its_bars(qtbot: QtBot) -> None:
    panel = ScorePanel()
    qtbot.addWidget(panel)
    panel.fit(1200)
    width = panel.width()
    panel.show()
    panel.show_reading(of_labels(tuple(STRANGE.values())))
    panel.grab()
    assert panel.width() == width
    words = [label.text() for label in panel.findChildren(QLabel)]
    names = [bar.accessibleName() for bar in panel.findChildren(ScoreBar)]
    assert all(len(text) < 200 and plain(text) == text for text in words + names)


def test_the_panel_shows_a_hundred_labels(qtbot: QtBot) -> None:
    panel = ScorePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_reading(of_labels(tuple(f"label {number}" for number in range(100))))
    panel.grab()
    assert len(panel.findChildren(ScoreBar)) == 100
