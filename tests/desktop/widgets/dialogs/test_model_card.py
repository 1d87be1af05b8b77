from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.model_card import ModelCard
from tests.fakes import FakeClassifier


def texts(card: ModelCard) -> str:
    return " | ".join(label.text() for label in card.findChildren(QLabel))


def test_it_shows_the_facts_and_then_the_speed(qtbot: QtBot) -> None:
    card = ModelCard("mine.onnx", FakeClassifier().metadata, 1_000_000, None)
    qtbot.addWidget(card)
    assert "mine.onnx" in texts(card)
    assert "1.0 MB" in texts(card)
    assert "being measured" in texts(card)
    card.show_speed(0.0021)
    assert "2.1 ms a face, just now" in texts(card)
    assert "being measured" not in texts(card)


def test_a_file_without_figures_has_no_heading_for_them(qtbot: QtBot) -> None:
    card = ModelCard("mine.onnx", FakeClassifier().metadata, None, None)
    qtbot.addWidget(card)
    assert "What was measured" not in texts(card)
