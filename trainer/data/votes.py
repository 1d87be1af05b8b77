"""Votes of ten people a picture, in place of one label.

FER-2013's own labels and the majority of ten voters disagree about one face in three; training on
the votes teaches the model what people see, and makes its scores mean *the share of people who
would name this expression*. The votes are those of FER+ (Barsoum et al. 2016, arXiv 1608.01041).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.matching import Matcher
from trainer.errors import DatasetError

COLUMNS = {
    "neutral": "neutral",
    "happiness": "happy",
    "surprise": "surprise",
    "sadness": "sad",
    "anger": "angry",
    "disgust": "disgust",
    "fear": "fear",
}
"""FER+'s names of the expressions, and FER-2013's."""

OTHER_COLUMNS = ("contempt", "unknown", "NF")
"""Votes for none of the seven; ``NF`` is *not a face*."""


FILE_COLUMNS = ("file", "Image name")
"""What the column is called that says which picture a row is about; the latter by FER+ itself."""


@dataclass(frozen=True)
class Votes:
    """A table of votes.

    Attributes:
        name: Of the file that it was read from.
        counts: For each picture its votes, in the order of :data:`COLUMNS` and
            :data:`OTHER_COLUMNS`, int64 ``[10]``. The picture's path inside the dataset, or its
            name alone.
    """

    name: str
    counts: Mapping[str, NDArray[np.int64]]


def read_votes(path: Path) -> Votes:
    """Read ``ferplus.csv``, or ``fer2013new.csv`` as FER+ publishes it.

    Raises:
        DatasetError: The file is missing or is not such a table.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as stream:
            rows = csv.DictReader(stream, strict=True)
            file = _file_column(rows.fieldnames or (), path)
            counts = {row[file]: _counts(row, path, rows.line_num) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read as a table of votes: {error}.") from error
    return Votes(path.name, counts)


def _file_column(names: Sequence[str], path: Path) -> str:
    absent = [name for name in (*COLUMNS, *OTHER_COLUMNS) if name not in names]
    files = [name for name in FILE_COLUMNS if name in names]
    if absent or not files:
        absent += [] if files else [FILE_COLUMNS[0]]
        raise DatasetError(
            f"{path} lacks the column(s) {', '.join(absent)}: give a table of FER+ votes."
        )
    return files[0]


def _counts(row: Mapping[str | None, str], path: Path, line: int) -> NDArray[np.int64]:
    try:
        counts = np.array([int(row[name]) for name in (*COLUMNS, *OTHER_COLUMNS)], dtype=np.int64)
    except (TypeError, ValueError) as error:  # a short row has None, another shifted text
        raise DatasetError(f"{path}, line {line} is not a row of vote counts: mend it.") from error
    if None in row:
        raise DatasetError(f"{path}, line {line} has more cells than columns: mend it.")
    if (counts < 0).any():
        raise DatasetError(f"{path}, line {line} has a negative count: mend it.")
    return counts


def with_votes(dataset: Dataset, votes: Votes, *, strays: bool) -> Dataset:
    """Return ``dataset`` with the voters' shares as targets, in place of the labels.

    Pictures that nobody voted one of the labels for (*not a face*, say) are left out. Votes for an
    expression that the dataset has but that was not asked for count like those for *unknown*. A
    test split none of whose pictures has votes keeps its labels.

    Args:
        dataset: One with FER-2013's labels.
        votes: Of its pictures, found by their path (in any capitals, folders in any of the words
            for them), or else by their name where only one picture has it.
        strays: Whether training targets keep expressions that a single voter named; FER+'s authors
            leave them out. Validation and test keep every vote.

    Raises:
        DatasetError: The dataset has other labels than FER-2013, or pictures without votes alone.
    """
    _check_labels(dataset, votes)
    ballots = _Ballots(dataset, votes)
    training = _voted(dataset.training, ballots, strays=strays)
    validation = _voted(dataset.validation, ballots, strays=True)
    test = _voted(dataset.test, ballots, strays=True) if dataset.test else None
    if len(dataset.training) and not (len(training) and len(validation)):
        raise DatasetError(
            f"{votes.name} has no votes for the pictures of {dataset.name} to train or validate "
            "on, it is about another one: leave --votes out."
        )
    if not (len(training) or test):
        raise DatasetError(
            f"{votes.name} has no votes for the pictures of {dataset.name}, it is about another "
            "dataset: leave --votes out."
        )
    return replace(
        dataset,
        votes=votes.name,
        training=training,
        validation=validation,
        test=test or dataset.test,
    )


def _check_labels(dataset: Dataset, votes: Votes) -> None:
    odd = {*dataset.labels, *dataset.omitted} ^ set(COLUMNS.values())
    if odd:
        raise DatasetError(
            f"{dataset.name} and {votes.name} are not about the same expressions, only one of them "
            f"has {', '.join(sorted(odd))}: leave --votes out."
        )


class _Ballots:
    """The votes of a dataset's pictures."""

    def __init__(self, dataset: Dataset, votes: Votes) -> None:
        splits = (dataset.training, dataset.validation, dataset.test)
        files = [file for split in splits if split for file in split.files]
        self._matcher = Matcher(votes.counts, files)
        self._labels = [list(COLUMNS.values()).index(label) for label in dataset.labels]

    def of(self, split: Split) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the votes for each label, int64 ``[N, K]``, and the others, ``[N, 10 - K]``."""
        none = np.zeros(len(COLUMNS) + len(OTHER_COLUMNS), dtype=np.int64)
        counts = np.array([none, *(self._matcher.find(file, none) for file in split.files)])[1:]
        return counts[:, self._labels], np.delete(counts, self._labels, axis=1)


def _voted(split: Split, ballots: _Ballots, *, strays: bool) -> Split:
    """Return the pictures of ``split`` that have votes, with them."""
    expressions, others = ballots.of(split)
    learnt = expressions if strays else np.where(expressions > 1, expressions, 0)
    shares = learnt / np.maximum(learnt.sum(axis=1, keepdims=True), 1)
    voted = replace(
        split,
        targets=shares.astype(np.float32),
        majority=_majority(expressions, others),
        voters=expressions.sum(axis=1),
    )
    return voted.only(learnt.sum(axis=1) > 0)


def _majority(expressions: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the label with over half of the labels' votes and over each other count."""
    top = expressions.max(axis=1)
    clear = (2 * top > expressions.sum(axis=1)) & (top > others.max(axis=1))
    return np.where(clear, expressions.argmax(axis=1), -1)
