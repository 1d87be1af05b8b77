"""The choice of a model, and its card."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs.model_card import ModelCard
from desktop.widgets.dialogs.model_dialog import ModelDialog, ModelEntry
from desktop.widgets.dialogs.model_facts import about, measured, origin
from emolens.model.contract import CropFraming
from tests.fakes import FakeClassifier

ENTRIES = [
    ModelEntry(None, "Automatic", "whichever suits"),
    ModelEntry(Path("a.onnx"), "a.onnx", "12.8 MB"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ModelDialog:  # noqa: ARG001
    dialog = ModelDialog(ENTRIES, 0)  # deleted when it is closed
    dialog.show()
    return dialog


def press(dialog: ModelDialog, qtbot: QtBot, text: str) -> None:
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_keyboard_chooses(dialog: ModelDialog, qtbot: QtBot) -> None:
    (models,) = dialog.findChildren(QListWidget)
    assert models.currentRow() == 0
    qtbot.keyClick(models, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(dialog, qtbot, "Use")
    assert chosen.args == [Path("a.onnx")]


def test_any_other_file_can_be_chosen(
    dialog: ModelDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/other.onnx", ""))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(dialog, qtbot, "Other file…")
    assert chosen.args == [Path("/other.onnx")]


def test_thinking_better_of_it_changes_nothing(
    dialog: ModelDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.chosen):
        press(dialog, qtbot, "Other file…")
        press(dialog, qtbot, "Cancel")


def texts(card: ModelCard) -> str:
    return " | ".join(label.text() for label in card.findChildren(QLabel))


def test_it_shows_the_facts_and_then_the_speed(qtbot: QtBot) -> None:
    card = ModelCard("mine.onnx", FakeClassifier().metadata, 1_000_000, None)
    qtbot.addWidget(card)
    assert "mine.onnx" in texts(card)
    assert "1.0 MB" in texts(card)
    assert "being measured" in texts(card)
    card.show_speed(0.0021)
    assert "2.1 ms per face" in texts(card)
    assert "being measured" not in texts(card)


def test_a_file_without_figures_has_no_heading_for_them(qtbot: QtBot) -> None:
    card = ModelCard("mine.onnx", FakeClassifier().metadata, None, None)
    qtbot.addWidget(card)
    assert "What was measured" not in texts(card)


METADATA = FakeClassifier().metadata


def test_it_says_what_the_model_is() -> None:
    facts = dict(about(METADATA, 12_820_801))
    assert facts["Expressions"].startswith("Angry, Disgust")
    assert facts["Its scores"].startswith("Probabilities of the one label")
    assert facts["Uncertain"] == "below 40\N{NARROW NO-BREAK SPACE}%"
    assert facts["Input"] == "48 \N{MULTIPLICATION SIGN} 48, grey"
    assert facts["File size"] == "12.8 MB"


def test_color_and_votes_are_said_too() -> None:
    metadata = replace(METADATA, crop=CropFraming(96, 3, 0.1), scores_mean="votes")
    facts = dict(about(metadata, None))
    assert facts["Input"] == "96 \N{MULTIPLICATION SIGN} 96, colour"
    assert facts["Its scores"].startswith("Shares of people")
    assert "File size" not in facts


def test_shares_are_told_with_their_split_and_what_is_no_share_is_not() -> None:
    metrics = {
        "validation_cross_entropy": 0.74,
        "validation_agreement": 0.8853,
        "test_accuracy": 0.6,
    }
    assert measured(replace(METADATA, metrics=metrics, scores_mean="votes")) == [
        ("Agrees with most voters", "88.5\N{NARROW NO-BREAK SPACE}% (validation)"),
        ("Accuracy on the dataset's labels", "60.0\N{NARROW NO-BREAK SPACE}% (test)"),
    ]


def test_a_model_trained_on_labels_is_said_to_be_accurate_for_nobody_voted() -> None:
    metrics = {"validation_agreement": 0.5}
    assert measured(replace(METADATA, metrics=metrics, scores_mean="labels")) == [
        ("Accuracy on the dataset's labels", "50.0\N{NARROW NO-BREAK SPACE}% (validation)"),
    ]


def test_all_that_is_known_of_its_training_is_told() -> None:
    training = {"data": "fer2013.zip", "int8": "ranges seen on 1024 crops"}
    facts = dict(origin(replace(METADATA, training=training)))
    assert facts["Trained on"] == "fer2013.zip"
    assert facts["int8"] == "ranges seen on 1024 crops"
    assert facts["Made from"].startswith("sha256:")


def test_each_expression_is_told_with_the_faces_that_it_rests_on() -> None:
    counts = {"angry/angry": 3, "angry/happy": 1, "happy/angry": 0, "happy/happy": 30}
    counts |= {"sad/angry": 0, "sad/happy": 0} | dict.fromkeys(("angry/sad", "happy/sad"), 0)
    metrics = {f"validation_confusion/{name}": float(n) for name, n in counts.items()}
    metrics["validation_confusion/sad/sad"] = 0.0
    metadata = replace(METADATA, labels=("angry", "happy", "sad"), metrics=metrics)
    assert measured(metadata) == [
        ("Measured on", "34 faces (validation): too few to rely on these figures"),
        (
            "Angry",
            "75.0\N{NARROW NO-BREAK SPACE}% of 4 found (validation); the others taken for: Happy 1",
        ),
        ("Happy", "100.0\N{NARROW NO-BREAK SPACE}% of 30 found (validation)"),
        ("Sad", "no faces to measure on (validation)"),
    ]


def test_a_hundred_faces_bring_no_warning() -> None:
    metrics = {f"validation_confusion/{true}/{named}": 25.0 for true in "ab" for named in "ab"}
    facts = measured(replace(METADATA, labels=("a", "b"), metrics=metrics))
    assert "Measured on" not in dict(facts)


@pytest.mark.parametrize("count", [float("nan"), float("inf"), -1.0])
def test_counts_that_are_none_are_not_told(count: float) -> None:
    metrics = {f"validation_confusion/{true}/{named}": 1.0 for true in "ab" for named in "ab"}
    metadata = replace(METADATA, labels=("a", "b"), metrics=metrics)
    assert len(measured(metadata)) == 3
    metadata = replace(metadata, metrics=dict.fromkeys(metrics, count))
    assert measured(metadata) == []
