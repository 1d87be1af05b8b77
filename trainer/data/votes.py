"""Votes of several people on each picture, in place of one label.

FER-2013's own labels and the majority of ten voters disagree about one face in three; training on
the votes teaches the model what people see, and makes its scores mean *the share of people who
would name this expression*. Those votes are FER+'s (Barsoum et al. 2016, arXiv 1608.01041), and a
table of votes on other pictures, for other labels, has the same form: a row for each picture, and a
column of counts for each label.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.labels import canonical_label
from emolens.results.spreadsheet_text import unguarded
from trainer.data.dataset import Dataset, Split
from trainer.data.label_selection import FEWEST
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
"""FER+'s votes for none of the seven; ``NF`` is *not a face*."""

FILE_COLUMNS = ("file", "Image name")
"""What the column is called that says which picture a row is about; the latter by FER+ itself."""

_NO_LABELS = ("unknown", "NF")
_NO_VOTES = ("split", "usage")
"""Columns that say something else of a picture, in small letters."""

_OUTLIERS_AMONG = 5
"""Votes of a picture among which a single one may be an outlier: of three people each has a say."""


@dataclass(frozen=True)
class Votes:
    """A table of votes.

    Attributes:
        name: Of the file that it was read from.
        columns: What can be voted for, ``V`` of them: labels in our words, ``unknown`` and ``NF``.
        counts: For each picture its votes, in the order of the columns, int64 ``[V]``. The
            picture's path inside the dataset, or its name alone.
    """

    name: str
    columns: tuple[str, ...]
    counts: Mapping[str, NDArray[np.int64]]

    @property
    def is_ferplus(self) -> bool:
        """Whether they are FER+'s by their columns, and so about the pictures of FER-2013."""
        return set(self.columns) == {*COLUMNS.values(), *OTHER_COLUMNS}


def read_votes(path: Path) -> Votes:
    """Read ``ferplus.csv``, ``fer2013new.csv`` as FER+ publishes it, or a table in that form.

    Raises:
        DatasetError: The file is missing or is not such a table.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as stream:
            rows = csv.DictReader(stream, strict=True)
            file, columns = _columns(rows.fieldnames or (), path)
            counts = {
                unguarded(row[file] or ""): _counts(row, columns, path, rows.line_num)
                for row in rows
            }
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read as a table of votes: {error}.") from error
    return Votes(path.name, tuple(columns.values()), counts)


def _columns(names: Sequence[str], path: Path) -> tuple[str, Mapping[str, str]]:
    """Return which column names the pictures, and what those of votes mean, by their names."""
    files = [name for name in FILE_COLUMNS if name in names]
    voted = [name for name in names if name not in files and name.lower() not in _NO_VOTES]
    meanings = [name if name in _NO_LABELS else canonical_label(name) for name in voted]
    labels = set(meanings) - set(_NO_LABELS)
    form = "give a table of votes, with a column of counts for each label, as FER+ has it."
    if not files:
        raise DatasetError(f"{path} lacks the column {FILE_COLUMNS[0]}: {form}")
    if len(labels) < FEWEST:
        raise DatasetError(f"{path} lacks columns for two labels or more: {form}")
    twice = sorted({meaning for meaning in meanings if meanings.count(meaning) > 1})
    if twice:
        raise DatasetError(f"{path} has two columns that mean {', '.join(twice)}: {form}")
    return files[0], dict(zip(voted, meanings, strict=True))


def _counts(
    row: Mapping[str | None, str], columns: Iterable[str], path: Path, line: int
) -> NDArray[np.int64]:
    try:
        counts = np.array([int(row[name]) for name in columns], dtype=np.int64)
    except (TypeError, ValueError, OverflowError) as error:  # a short row has None, others text
        raise DatasetError(f"{path}, line {line} is not a row of vote counts: mend it.") from error
    if None in row:
        raise DatasetError(f"{path}, line {line} has more cells than columns: mend it.")
    if (counts < 0).any():
        raise DatasetError(f"{path}, line {line} has a negative count: mend it.")
    return counts


def with_votes(dataset: Dataset, votes: Votes, *, strays: bool) -> Dataset:
    """Return ``dataset`` with the voters' shares as targets, in place of the labels.

    Pictures that nobody voted one of the labels for (*not a face*, say) are left out. Votes for a
    label that the dataset lacks, or that was not asked for, count like those for *unknown*. A test
    split none of whose pictures has votes keeps its labels.

    Args:
        dataset: One whose labels all have a column of votes.
        votes: Of its pictures, found by their path (in any capitals, folders in any of the words
            for them), or else by their name where only one picture has it.
        strays: Whether training targets keep expressions that a single voter named; FER+'s authors
            leave them out. Of fewer than five votes, and in validation and test, every one is kept.

    Raises:
        DatasetError: A label of the dataset has no column, or no picture has votes.
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
        own_votes=not votes.is_ferplus,
        training=training,
        validation=validation,
        test=test or dataset.test,
    )


def _check_labels(dataset: Dataset, votes: Votes) -> None:
    odd = [label for label in dataset.labels if label not in votes.columns]
    if odd:
        raise DatasetError(
            f"{votes.name} has no column of votes for {', '.join(odd)}, which {dataset.name} has: "
            "leave --votes out, or choose the labels that it has with --labels."
        )


class _Ballots:
    """The votes of a dataset's pictures."""

    def __init__(self, dataset: Dataset, votes: Votes) -> None:
        splits = (dataset.training, dataset.validation, dataset.test)
        files = [file for split in splits if split for file in split.files]
        self._matcher = Matcher(votes.counts, files)
        self._none = np.zeros(len(votes.columns), dtype=np.int64)
        self._labels = [votes.columns.index(label) for label in dataset.labels]

    def of(self, split: Split) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the votes for each label, int64 ``[N, K]``, and the others, ``[N, V - K]``."""
        found = (self._matcher.find(file, self._none) for file in split.files)
        counts = np.array([self._none, *found])[1:]
        return counts[:, self._labels], np.delete(counts, self._labels, axis=1)


def _voted(split: Split, ballots: _Ballots, *, strays: bool) -> Split:
    """Return the pictures of ``split`` that have votes, with them."""
    expressions, others = ballots.of(split)
    cast = expressions.sum(axis=1) + others.sum(axis=1)
    few = (cast < _OUTLIERS_AMONG)[:, np.newaxis]
    learnt = np.where((expressions > 1) | few | strays, expressions, 0)
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
    most_of_others = others.max(axis=1, initial=0)
    clear = (2 * top > expressions.sum(axis=1)) & (top > most_of_others)
    return np.where(clear, expressions.argmax(axis=1), -1)
