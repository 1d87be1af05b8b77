"""Panel of the selected face's scores."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr, with_names
from desktop.widgets.scores.evidence_key import EvidenceKey
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.people import people_text
from desktop.widgets.scores.percent import percent_text, whole_percents
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.widgets.style.colors import colors_for
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.face_quality import is_turned_away
from emolens.messages import mark
from emolens.readings import Comparison, Reading, ScoresMeaning

_NO_FACE = mark("Scores appear here as soon as a face is found.")
_UNREAD = mark("There are no scores for this place of the video.")
_TURNED = mark("This face is turned far to the side, so its scores are worth less.")
_DIFFERS = mark("{model} differs: {expression} {percent}")
_CAVEAT = mark("How the model reads this face, not what the person feels.")

_SHARE, _MOST = 0.14, 1.8
"""Of a window's width, and of the usual width at most."""
_USUAL_WINDOW = 1080  # pixels, until it is known


class ScorePanel(QWidget):
    """Names the selected face's expression and charts all of them, always in the same order.

    Attributes:
        key: The caption of evidence, below the bars.
        asked: Carries the expression whose bar was clicked.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = MutedLabel()
        self._expression = PlainLabel()
        self._share = PlainLabel()
        for label in (self._expression, self._share):
            label.setFont(_headline(self.font()))
        self.key = EvidenceKey()
        self._scores_mean: ScoresMeaning = "labels"
        self._remark = PlainLabel()
        self._remark.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The bars below must not jump when it changes.
        self._remark.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._second = PlainLabel()
        self._second.setContentsMargins(0, 0, 0, 8)
        self._caveat = MutedLabel(tr(_CAVEAT))
        self._turned = PlainLabel(tr(_TURNED))
        self._turned.setContentsMargins(0, 8, 0, 0)
        for label in (self._remark, self._second, self._turned, self._caveat):
            label.setWordWrap(True)
        self._bars: dict[str, ScoreBar] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()
        self.setAccessibleName(tr("Scores of the selected face"))
        self.show_reading(None)

    def fit(self, window_width: int) -> None:
        """Take a share of the window's width, within what bars and sentences look well in."""
        usual = self.fontMetrics().averageCharWidth() * 42
        wanted = max(usual, min(round(window_width * _SHARE), round(usual * _MOST)))
        self.setFixedWidth(min(wanted, window_width // 2))  # of large text, too

    def show_meaning(self, scores_mean: ScoresMeaning) -> None:
        """Say of the next readings what the model says that scores are."""
        self._scores_mean = scores_mean

    def show_reading(self, reading: Reading | None) -> None:
        """Show a face's scores; None where there is no face."""
        if reading is None:
            self._show_nothing(tr("No face"), tr(_NO_FACE))
            return
        self._fit_rows(tuple(reading.shown))
        percents = whole_percents(reading.shown)
        for name, percent in percents.items():
            self._bars[name].show()
            self._bars[name].show_percent(percent, leads=name == reading.expression)
        track = reading.face.track
        self._whose.setText(
            tr("Selected face")
            if track is None
            else tr("Selected face, #{track}").format(track=track)
        )
        self._expression.setText(f"{expression_text(reading.expression)}{'?' * reading.uncertain}")
        self._share.setText(percent_text(percents[reading.expression]))
        self._remark.setText(_remark(reading, self._scores_mean))
        self._turned.setVisible(is_turned_away(reading.face.quality))
        self._caveat.show()

    def show_comparison(self, reading: Reading | None, comparison: Comparison | None) -> None:
        """Show what a second model makes of the same face, below what the first one does."""
        second = comparison.readings.get(reading.face) if comparison and reading else None
        percents = whole_percents(second.shown) if second else {}
        for name, bar in self._bars.items():
            bar.show_second(percents.get(name))
        self._second.setVisible(second is not None)
        if comparison is None or second is None or reading is None:
            return
        same = second.expression == reading.expression
        sentence = tr("{model}: {expression} {percent}") if same else tr(_DIFFERS)
        text = with_names(
            sentence,
            model=comparison.model,
            expression=f"{expression_text(second.expression)}{'?' * second.uncertain}",
            percent=percent_text(percents[second.expression]),
        )
        self._second.setText(text)

    def show_explained(self, expression: str) -> None:
        """Mark the bar of the expression whose evidence is seen on the face; empty for none."""
        for name, bar in self._bars.items():
            bar.show_explained(name == expression)

    def expression_at(self, point: QPoint) -> str:
        """Return the expression whose bar is at a point of the panel; empty for none."""
        there = (n for n, bar in self._bars.items() if bar.geometry().contains(point))
        return next((name for name in there if self._bars[name].isVisible()), "")

    def show_pending(self) -> None:
        """Say that the frame is still to be read."""
        self._show_nothing(tr("Still to be read"))

    def show_unread(self) -> None:
        """Say that nobody has looked for faces in the frame."""
        self._show_nothing(tr("Not read"), tr(_UNREAD))

    def _show_nothing(self, title: str, sentence: str = "") -> None:
        for bar in self._bars.values():
            bar.hide()
        self._whose.clear()
        self._expression.setText(title)
        self._share.clear()
        self._remark.setText(sentence)
        for label in (self._turned, self._second, self._caveat):
            label.hide()

    def _fit_rows(self, names: tuple[str, ...]) -> None:
        """Make one bar for each expression, unless they are there already."""
        if tuple(self._bars) == names:
            return
        for bar in self._bars.values():
            bar.hide()
            bar.deleteLater()
        metrics = QFontMetrics(_emphasised(self.font()))
        width = max(metrics.horizontalAdvance(expression_text(name)) for name in names)
        width = min(width, metrics.averageCharWidth() * 16)
        colors = colors_for(names)
        self._bars = {name: ScoreBar(name, colors[name], width) for name in names}
        for name, bar in self._bars.items():
            bar.clicked.connect(partial(self.asked.emit, name))
            self._rows.addWidget(bar)

    def _lay_out(self) -> None:
        headline = QHBoxLayout()
        headline.addWidget(self._expression)
        headline.addStretch()
        headline.addWidget(self._share)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(0)
        column.addWidget(self._whose)
        column.addLayout(headline)
        column.addSpacing(6)  # below the longest letters
        column.addWidget(self._remark)
        column.addSpacing(8)
        column.addWidget(self._second)
        column.addLayout(self._rows)
        column.addWidget(self._turned)  # below the bars, which must not jump
        column.addWidget(self.key)
        column.addSpacing(8)
        column.addStretch()
        column.addWidget(self._caveat)
        self.fit(_USUAL_WINDOW)


def _remark(reading: Reading, scores_mean: ScoresMeaning) -> str:
    """Return what to say of the score, and whether it is to be doubted."""
    meaning = _meaning(reading, scores_mean)
    if not reading.uncertain:
        return meaning
    if not meaning:
        return tr("Uncertain: no expression stands out.")
    return " ".join((tr("Uncertain."), meaning))


def _meaning(reading: Reading, scores_mean: ScoresMeaning) -> str:
    if reading.corrected is not None:
        return tr("Relative to this face's own neutral.")
    if scores_mean == "votes":
        return people_text(reading.expression, reading.shown[reading.expression])
    return ""


def _emphasised(font: QFont) -> QFont:
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _headline(font: QFont) -> QFont:
    font = _emphasised(font)
    font.setPointSizeF(font.pointSizeF() * 1.8)
    return font
