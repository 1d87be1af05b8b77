"""Dialog in which one person labels the pictures of a folder, by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import number, tr
from desktop.widgets.dialogs.pages import fit_to_screen
from desktop.widgets.labelling.guess_switch import GuessSwitch
from desktop.widgets.labelling.label_keys import LabelKeys
from desktop.widgets.labelling.label_picture import LabelPicture
from desktop.widgets.messages.button import Button
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.elided_label import ElidedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.readings import Image

_SPARE = 8
"""Pixels between the labels and the bar that scrolls them."""


@dataclass(frozen=True)
class LabellingStanding:
    """How far the labelling is.

    Attributes:
        place: Of the picture that is shown, from 0.
        count: How many there are.
        answered: How many have an answer.
        name: What the picture is called.
        is_answered: Whether it has an answer.
        answer: Its label; None where the rater could not tell.
        can_undo: Whether an answer can be taken back.
    """

    place: int
    count: int
    answered: int
    name: str
    is_answered: bool
    answer: str | None
    can_undo: bool


class LabellingDialog(QDialog):
    """Shows one picture large, and the labels with their keys.

    Attributes:
        keys: The labels, and the steps from picture to picture.
        answered: Carries the label that is given to a picture that is seen.
        skipped: The rater cannot tell, of a picture that is seen or cannot be.
        seen: Whether the picture is.
        guess: Shows what the model says of the picture, where that is wanted.
        dataset_wanted: The answers are to become a dataset.

    Args:
        title: Of the window.
        labels: In the order of their keys.
        parent: The window that it lies over.
    """

    answered = Signal(str)
    skipped = Signal()
    dataset_wanted = Signal()

    def __init__(self, title: str, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.picture = LabelPicture()
        self.keys = LabelKeys(labels)
        self.keys.answered.connect(self._give)
        self.keys.skipped.connect(self._skip)
        self.guess = GuessSwitch()
        self.seen, self._waits = False, True
        self._place, self._name = PlainLabel(), ElidedLabel()
        self._answer = PlainLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setAccessibleName(tr("Pictures with an answer"))
        self._count = PlainLabel()
        self._count.setWordWrap(True)
        self._lay_out()
        fit_to_screen(self, 1000, 720)
        self.keys.setFocus()

    def show_standing(self, at: LabellingStanding) -> None:
        """Show which picture it is, what it is called and how many are done."""
        self._place.setText(
            tr("{place} of {count}").format(place=number(at.place + 1), count=number(at.count))
        )
        self._name.show_text(at.name)
        self._answer.setText(_answer_text(at))
        self._progress.setRange(0, at.count)
        self._progress.setValue(at.answered)
        self._count.setText(_count_text(at))
        self.keys.show_answer(at.answer, is_answered=at.is_answered)
        self.keys.allow(undo=at.can_undo, back=at.place > 0, on=at.place + 1 < at.count)
        self.show_waiting()
        announce(self, f"{self._place.text()}, {self._answer.text()}")

    def show_waiting(self) -> None:
        """Show nothing until the picture is there."""
        self.seen, self._waits = False, True
        self.picture.show_text("")

    def show_image(self, image: Image) -> None:
        """Show the picture, which can be labelled now: BGR, uint8, ``[height, width, 3]``."""
        self.seen, self._waits = True, False
        self.picture.show_image(image)

    def show_trouble(self, text: str) -> None:
        """Say why the picture cannot be seen; it can be passed over."""
        self._waits = False
        self.picture.show_text(text)
        announce(self.picture, text)

    def tell(self, text: str) -> None:
        """Say something in place of how many are done, until an answer is given."""
        self._count.setText(text)
        announce(self._count, text)

    def _give(self, label: str) -> None:
        """Hand an answer on, unless its picture is still to be seen, or cannot be."""
        if self.seen:
            self.answered.emit(label)

    def _skip(self) -> None:
        if not self._waits:
            self.skipped.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setSpacing(12)
        grid.addWidget(self.picture, 0, 0)
        grid.addLayout(self._below(), 1, 0)
        grid.addWidget(self._side(), 0, 1)
        grid.addLayout(self._buttons(), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(0, 1)

    def _below(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._place)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self._answer)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._progress)
        column.addWidget(self._count)
        return column

    def _side(self) -> QScrollArea:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.keys)
        column.addSpacing(6)
        column.addWidget(self.guess)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        area.setAccessibleName(tr("Labels"))
        scroll_bar = area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(side.sizeHint().width() + scroll_bar + _SPARE)
        return area

    def _buttons(self) -> QVBoxLayout:
        save = Button(tr("Save dataset…"), primary=True)
        close = Button(tr("Close"), primary=False)
        save.clicked.connect(self.dataset_wanted)
        close.clicked.connect(self.close)
        column = QVBoxLayout()
        column.setSpacing(2)
        for button in (save, close):
            button.setAutoDefault(False)
            column.addWidget(button)
        return column


def _answer_text(at: LabellingStanding) -> str:
    if not at.is_answered:
        return tr("no answer yet")
    return tr("I cannot tell") if at.answer is None else expression_text(at.answer)


def _count_text(at: LabellingStanding) -> str:
    if at.answered < at.count:
        done = tr("{done} of %Ln pictures have an answer; each is kept at once.", "", at.count)
        return done.format(done=number(at.answered))
    return tr(
        "All %Ln pictures have an answer. Save the dataset, or let another person label them "
        "under another name.",
        "",
        at.count,
    )
