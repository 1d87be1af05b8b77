"""The window lets people label a folder of pictures, by keys, and makes a dataset of it."""

import csv
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.features import labelling
from desktop.language import use_language
from desktop.widgets.labelling.dataset_dialog import DatasetDialog
from desktop.widgets.labelling.labelling_dialog import LabellingDialog
from desktop.widgets.labelling.start_dialog import LabellingStartDialog
from desktop.window import MainWindow
from emolens.labelling.rater_answers import answers_file, read_answers
from emolens.model.output import ModelOutput
from emolens.readings import Image
from tests.desktop.test_accessibility import mute, of_no_kind
from tests.fakes import FakeClassifier
from tests.labelling import label_all, write_pictures
from tests.windows import Open

Key = Qt.Key
Ask = Callable[[MainWindow], LabellingStartDialog]
Begin = Callable[..., LabellingDialog]
NAMES = ["1.png", "2.png", "3.png"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pictures(tmp_path / "photos", NAMES)


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Ask:
    """Choose the entry of the menu and the folder; return the dialog that asks for the rest."""

    def ask(window: MainWindow) -> LabellingStartDialog:
        monkeypatch.setattr(labelling, "ask_for_folder", lambda *_: folder)
        window.labelling.action.trigger()
        (dialog,) = (d for d in window.findChildren(LabellingStartDialog) if d.isVisible())
        return dialog

    return ask


@pytest.fixture
def begin(open_window: Open, qtbot: QtBot, ask: Ask) -> Begin:
    """Label the folder as somebody, up to the first picture that is seen."""

    def begin(
        rater: str = "Anna", labels: str = "", window: MainWindow | None = None
    ) -> LabellingDialog:
        window = window or open_window()
        start = ask(window)
        type_in(start, rater, labels)
        press(start, "Begin")
        qtbot.waitUntil(lambda: window.labelling_round.dialog is not None)
        dialog = window.labelling_round.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.seen)
        return dialog

    return begin


def type_in(start: LabellingStartDialog, rater: str, labels: str = "") -> None:
    start._rater.setEditText(rater)
    if labels:
        start._labels.setText(labels)


def press(within: QWidget, text: str) -> None:
    button(within, text).click()


def button(within: QWidget, text: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if text in b.text())


def says(within: QWidget) -> str:
    labels = (label for label in within.findChildren(QLabel) if label.isVisibleTo(within))
    return " | ".join(label.text() for label in labels if label.text())


def cut_off(within: QWidget) -> list[str]:
    """Return the texts whose lines have not all room."""
    labels = (label for label in within.findChildren(QLabel) if label.isVisible())
    wrapped = [label for label in labels if label.wordWrap()]
    return [one.text() for one in wrapped if one.height() < one.heightForWidth(one.width())]


def key(qtbot: QtBot, dialog: LabellingDialog, *keys: Qt.Key) -> None:
    """Press keys, each once its picture is seen."""
    for one in keys:
        QTest.keyClick(dialog, one)
        qtbot.waitUntil(lambda: dialog.seen)


def given(folder: Path, rater: str = "Anna") -> dict[str, str | None]:
    return dict(read_answers(answers_file(folder, rater)).given)


def test_pictures_are_labelled_by_keys_and_answers_kept_at_once(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    dialog = begin()
    assert "1 of 3 | 1.png | no answer yet" in says(dialog)
    key(qtbot, dialog, Key.Key_4)
    assert given(folder) == {"1.png": "happy"}
    assert "2 of 3" in says(dialog)
    key(qtbot, dialog, Key.Key_0, Key.Key_Right, Key.Key_Left)
    assert given(folder) == {"1.png": "happy", "2.png": None}
    assert "2 of 3 | 2.png | I cannot tell" in says(dialog)
    key(qtbot, dialog, Key.Key_Backspace)
    assert given(folder) == {"1.png": "happy"}
    key(qtbot, dialog, Key.Key_5, Key.Key_5)
    assert "All 3 pictures have an answer." in says(dialog)
    dialog.close()


def test_the_answer_that_was_given_stands_out(begin: Begin, qtbot: QtBot) -> None:
    dialog = begin()
    key(qtbot, dialog, Key.Key_4, Key.Key_Left)
    answers = [b.text() for b in dialog.findChildren(QPushButton) if b.accessibleDescription()]
    assert answers == ["4   Happy"]
    dialog.close()


def test_the_focus_stays_where_a_label_is_pressed_again_and_again(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    dialog = begin()
    QTest.keyClick(dialog.focusWidget(), Key.Key_Space)  # by mistake, before anything is chosen
    qtbot.waitUntil(lambda: dialog.seen)
    assert not (folder / "emolens-labels").exists()
    button(dialog, "Sad").setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Key.Key_Space)
        qtbot.waitUntil(lambda: dialog.seen)
    assert given(folder) == {"2.png": "sad", "3.png": "sad"}
    dialog.close()


def test_the_same_name_goes_on_where_it_was_with_its_own_labels(
    begin: Begin, open_window: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_window()
    dialog = begin("Anna", "bored, focused", window)
    key(qtbot, dialog, Key.Key_2)
    dialog.close()
    assert given(folder) == {"1.png": "focused"}
    again = begin("anna", window=window)
    assert "2 of 3" in says(again)
    assert button(again, "Bored").text() == "1   Bored"
    again.close()
    other = begin("Bea", window=window)
    assert "1 of 3 | 1.png | no answer yet" in says(other)
    other.close()


@pytest.mark.parametrize(
    ("rater", "labels", "said"),
    [
        ("", "", "cannot be a rater's name"),
        ("Anna", "happy", "There are 1 labels"),
        ("Anna", "a/b, c", "a/b cannot be a label"),
    ],
)
def test_what_cannot_be_is_told_where_it_was_typed(  # noqa: PLR0917
    open_window: Open, ask: Ask, qtbot: QtBot, folder: Path, rater: str, labels: str, said: str
) -> None:
    start = ask(open_window())
    type_in(start, rater, labels)
    press(start, "Begin")
    qtbot.waitUntil(lambda: said in says(start))
    assert button(start, "Begin").isEnabled()
    qtbot.waitUntil(lambda: not cut_off(start))
    start.close()
    assert not (folder / "emolens-labels").exists()


def test_keys_that_come_before_the_picture_is_seen_say_nothing_of_it(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    dialog = begin()
    for one in (Key.Key_4, Key.Key_5, Key.Key_0):  # faster than any picture is read
        QTest.keyClick(dialog, one)
    assert given(folder) == {"1.png": "happy"}
    qtbot.waitUntil(lambda: dialog.seen)
    dialog.close()


def test_a_picture_that_cannot_be_read_is_passed_over_but_not_labelled(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    (folder / "2.png").write_text("no picture")
    dialog = begin()
    QTest.keyClick(dialog, Key.Key_4)
    qtbot.waitUntil(lambda: "2.png" in dialog.picture.accessibleDescription())
    QTest.keyClick(dialog, Key.Key_4)
    assert given(folder) == {"1.png": "happy"}
    key(qtbot, dialog, Key.Key_0)
    assert "3 of 3" in says(dialog)
    assert given(folder) == {"1.png": "happy", "2.png": None}
    dialog.close()


def test_an_answer_that_cannot_be_kept_is_told_and_not_given(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    dialog = begin()
    (folder / "emolens-labels").touch()  # no folder can be made there
    key(qtbot, dialog, Key.Key_4)
    assert "cannot be written" in says(dialog)
    assert "1 of 3 | 1.png | no answer yet" in says(dialog)
    dialog.close()


class CountingClassifier(FakeClassifier):
    """Counts how often it is asked."""

    asked = 0

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.asked += 1
        return super().infer(crops)


def test_the_guess_is_not_even_made_until_it_is_asked_for(
    begin: Begin, open_window: Open, qtbot: QtBot, folder: Path, portrait: Image
) -> None:
    assert cv2.imwrite(str(folder / "1.png"), portrait)
    model = CountingClassifier()
    dialog = begin(window=open_window(load=lambda: model))
    key(qtbot, dialog, Key.Key_Right, Key.Key_Left)
    assert "Who sees a guess tends to agree with it" in says(dialog.guess)
    dialog.guess._box.click()
    qtbot.waitUntil(lambda: "Happy 80" in says(dialog.guess))
    assert model.asked == 1
    key(qtbot, dialog, Key.Key_Right)
    qtbot.waitUntil(lambda: "The model finds no face." in says(dialog.guess))
    dialog.guess._box.click()
    assert "no face" not in says(dialog.guess)
    dialog.close()


def dataset(qtbot: QtBot, dialog: LabellingDialog) -> DatasetDialog:
    press(dialog, "Save dataset")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(DatasetDialog)))
    (found,) = dialog.findChildren(DatasetDialog)
    return found


def test_raters_are_joined_and_the_dataset_saved(
    begin: Begin, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    label_all(folder, {"Bea": "hsh"}, ("happy", "sad"))
    dialog = begin("Anna", "happy, sad")
    key(qtbot, dialog, Key.Key_1, Key.Key_2, Key.Key_2)
    end = dataset(qtbot, dialog)
    assert "2 people labelled 3 pictures; 2 of these have a label. 1 picture is left" in says(end)
    # P = (1 + 1 + 0) / 3, and half of all answers are each of both: (2/3 - 1/2) / (1/2)
    assert "Fleiss' kappa 0.33, 95 % interval" in says(end)
    answers = iter([str(folder / "in"), str(tmp_path / "data")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    press(end, "Choose folder")
    qtbot.waitUntil(lambda: "lies within the pictures themselves" in says(end))
    press(end, "Choose folder")
    qtbot.waitUntil(lambda: "data: Happy 1, Sad 1." in says(end))
    qtbot.waitUntil(lambda: not cut_off(end))
    with (tmp_path / "data" / "votes.csv").open() as stream:
        assert [*csv.reader(stream)][1] == ["happy/1.png", "2", "0", "0"]
    end.close()
    dialog.close()


def test_with_one_person_agreement_is_not_known(begin: Begin, qtbot: QtBot) -> None:
    dialog = begin()
    key(qtbot, dialog, Key.Key_1)
    end = dataset(qtbot, dialog)
    assert "Whether others see the same is not known with one person." in says(end)
    end.close()
    dialog.close()


def test_nothing_to_save_is_told(begin: Begin, qtbot: QtBot) -> None:
    dialog = begin()
    press(dialog, "Save dataset")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    (box,) = dialog.findChildren(QMessageBox)
    assert "has a label yet; label some first" in box.informativeText()
    box.close()
    dialog.close()


def test_every_control_has_a_name_and_a_role_and_fits_a_small_screen(
    begin: Begin, ask: Ask, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    start = ask(window)
    assert (mute(start), of_no_kind(start)) == ([], [])
    start.close()
    nine = ", ".join(f"label {letter}" for letter in "abcdefghi")
    dialog = begin("Anna", nine, window)
    assert (mute(dialog), of_no_kind(dialog)) == ([], [])
    assert dialog.minimumSizeHint().width() <= 800
    assert dialog.minimumSizeHint().height() <= 560  # and the system's title bar
    key(qtbot, dialog, Key.Key_9)
    end = dataset(qtbot, dialog)
    assert (mute(end), of_no_kind(end)) == ([], [])
    end.close()
    dialog.close()


@pytest.mark.usefixtures("english_again")
def test_labels_are_typed_in_the_user_s_language(
    open_window: Open, ask: Ask, qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    use_language(qapp, "de")
    window = open_window()
    start = ask(window)
    assert start._labels.text().startswith("wütend, ")
    type_in(start, "Änne", "traurig, Fröhlich, müde")
    press(start, "Beginnen")
    qtbot.waitUntil(lambda: window.labelling_round.dialog is not None)
    dialog = window.labelling_round.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.seen)
    key(qtbot, dialog, Key.Key_1, Key.Key_3)
    assert given(folder, "Änne") == {"1.png": "sad", "2.png": "müde"}
    dialog.close()


def test_closing_the_window_leaves_nothing_running(begin: Begin, open_window: Open) -> None:
    window = open_window()
    begin(window=window)
    window.close_anyway()
