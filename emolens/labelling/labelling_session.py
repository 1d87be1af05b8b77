"""Labelling session: one rater's way through the pictures of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from emolens.labelling.errors import LabellingError
from emolens.labelling.label_set import DEFAULT_LABELS, checked_labels
from emolens.labelling.pictures import pictures_in
from emolens.labelling.rater_answers import (
    RaterAnswers,
    answer_files,
    answers_file,
    read_answers,
    write_answers,
)
from emolens.messages import mark

Answer = str | None
"""A label; None where the rater could not tell."""


class LabellingSession:
    """Knows which picture is shown, and keeps every answer before it goes on.

    The same folder and rater go on where they were: at the first picture without an answer.

    Attributes:
        folder: Of the pictures.
        rater: Who labels.
        labels: In the order of their keys.
        pictures: Their paths inside the folder.
        place: Of the one that is shown, from 0.

    Args:
        folder: Likewise.
        rater: Likewise.
        labels: In any of the words for them.
        below: Whether pictures in folders below count, too.

    Raises:
        LabellingError: There are no pictures, the rater or a label cannot be called so, or what the
            rater said before is damaged or has labels that are no longer among them.
        SourceError: The folder cannot be listed.
    """

    def __init__(
        self,
        folder: Path,
        rater: str,
        labels: Iterable[str] = DEFAULT_LABELS,
        *,
        below: bool = False,
    ) -> None:
        self.folder = folder
        self.rater = rater.strip()
        self.labels = checked_labels(labels)
        self._file = answers_file(folder, rater)
        self.pictures = pictures_in(folder, below=below)
        self._given: dict[str, Answer] = {}
        self._kept: bytes | None = None  # what the file holds, as far as this session knows
        if self._file.exists():
            self._take_up()
        self._before: list[tuple[int, bool, Answer]] = []
        self.place = self._first_open() or 0

    @property
    def picture(self) -> Path:
        """The picture that is shown."""
        return self.folder / self.pictures[self.place]

    @property
    def is_answered(self) -> bool:
        """Whether the picture that is shown has an answer."""
        return self.pictures[self.place] in self._given

    @property
    def answer(self) -> Answer:
        """What was said of it; None also where it has no answer."""
        return self._given.get(self.pictures[self.place])

    @property
    def answered(self) -> int:
        """How many of the pictures have an answer."""
        return sum(picture in self._given for picture in self.pictures)

    @property
    def can_undo(self) -> bool:
        """Whether an answer was given in this session that can be taken back."""
        return bool(self._before)

    def give(self, label: str) -> None:
        """Call the picture so, and go on.

        Raises:
            LabellingError: It is none of the labels, or cannot be kept; then nothing has changed.
        """
        if label not in self.labels:
            raise LabellingError(mark("{label} is none of the labels; take another."), label=label)
        self._answer(label)

    def skip(self) -> None:
        """Say that one cannot tell, and go on.

        Raises:
            LabellingError: It cannot be kept; then nothing has changed.
        """
        self._answer(None)

    def undo(self) -> None:
        """Take the last answer of this session back, and return to its picture.

        Raises:
            LabellingError: It cannot be kept; then nothing has changed.
        """
        place, had_answer, answer = self._before[-1]
        self._keep(place, is_answered=had_answer, answer=answer)
        self._before.pop()
        self.place = place

    def go(self, step: int) -> None:
        """Show another picture, so many further, without an answer; the ends hold."""
        self.place = max(0, min(self.place + step, len(self.pictures) - 1))

    def _answer(self, answer: Answer) -> None:
        place, before = self.place, (self.place, self.is_answered, self.answer)
        self._keep(place, is_answered=True, answer=answer)
        self._before.append(before)
        if place + 1 < len(self.pictures):
            self.place = place + 1
        else:  # what was passed over comes last
            first = self._first_open()
            self.place = place if first is None else first

    def _keep(self, place: int, *, is_answered: bool, answer: Answer) -> None:
        picture = self.pictures[place]
        given = {name: said for name, said in self._given.items() if name != picture}
        if is_answered:
            given[picture] = answer
        self._check_alone()
        self._kept = write_answers(self._file, RaterAnswers(self.rater, self.labels, given))
        self._given = given

    def _check_alone(self) -> None:
        """See that nobody else writes the same file, whose answers would be lost."""
        found = self._file.read_bytes() if self._file.is_file() else None
        if found != self._kept:
            raise LabellingError(
                mark(
                    "{file} was changed elsewhere; close the other window that labels as {rater}, "
                    "and begin again."
                ),
                file=self._file,
                rater=self.rater,
            )

    def _take_up(self) -> None:
        earlier = read_answers(self._file)
        lost = sorted({label for label in earlier.given.values() if label} - {*self.labels})
        if lost:
            raise LabellingError(
                mark("{rater} has called pictures {label} already; keep that label."),
                rater=self.rater,
                label=lost[0],
            )
        self._given = dict(earlier.given)
        self._kept = self._file.read_bytes()

    def _first_open(self) -> int | None:
        places = enumerate(self.pictures)
        return next((place for place, picture in places if picture not in self._given), None)


def labels_before(folder: Path, rater: str) -> tuple[str, ...]:
    """Return the labels that a folder was labelled with: by this rater, or else by another.

    Without any, and where a file cannot be read, which opening it will tell, they are the defaults.
    """
    try:
        own = answers_file(folder, rater)
        files = [own] if own.is_file() else answer_files(folder)
        return read_answers(files[0]).labels if files else DEFAULT_LABELS
    except LabellingError:
        return DEFAULT_LABELS
