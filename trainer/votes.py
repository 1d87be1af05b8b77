"""Replace one label a picture by how ten people voted.

FER-2013's own labels and the majority of ten voters disagree about one face in three; training on
the votes teaches the model what people see, and makes its scores mean *the share of people who
would name this expression*. The votes are those of FER+ (Barsoum et al. 2016, arXiv 1608.01041).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.dataset import Dataset, Split
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


@dataclass(frozen=True)
class Votes:
    """A table of votes.

    Attributes:
        name: Of the file that it was read from.
        counts: For each path inside the dataset its votes, in the order of :data:`COLUMNS` and
            :data:`OTHER_COLUMNS`, int64 ``[10]``.
    """

    name: str
    counts: Mapping[str, NDArray[np.int64]]


def read_votes(path: Path) -> Votes:
    """Read ``ferplus.csv``.

    Raises:
        DatasetError: The file is missing or is not such a table.
    """
    names = ("file", *COLUMNS, *OTHER_COLUMNS)
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = csv.DictReader(stream, strict=True)
            absent = [name for name in names if name not in (rows.fieldnames or ())]
            if absent:
                raise DatasetError(f"{path} lacks the column(s) {', '.join(absent)} of FER+ votes.")
            counts = {row["file"]: _counts(row, path, rows.line_num) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read as a table of votes: {error}.") from error
    return Votes(path.name, counts)


def _counts(row: Mapping[str, str], path: Path, line: int) -> NDArray[np.int64]:
    try:
        counts = np.array([int(row[name]) for name in (*COLUMNS, *OTHER_COLUMNS)], dtype=np.int64)
    except (TypeError, ValueError) as error:  # a short row has None, a long one shifted text
        raise DatasetError(f"{path}, line {line} is not a row of vote counts: mend it.") from error
    if (counts < 0).any():
        raise DatasetError(f"{path}, line {line} has a negative count: mend it.")
    return counts


def with_votes(dataset: Dataset, votes: Votes) -> Dataset:
    """Return ``dataset`` with the voters' shares as targets, in place of the labels.

    Training targets leave out single stray votes, as FER+'s authors do; validation keeps every
    vote. Pictures that nobody voted one of the expressions for (*not a face*, say) are left out.

    Raises:
        DatasetError: The dataset has other labels than FER-2013, or no picture has votes.
    """
    if set(dataset.labels) != set(COLUMNS.values()):
        raise DatasetError(
            f"{dataset.name} has the labels {', '.join(dataset.labels)}, the votes are for "
            f"{', '.join(sorted(COLUMNS.values()))}: train without --votes."
        )
    order = [list(COLUMNS.values()).index(label) for label in dataset.labels]
    return replace(
        dataset,
        votes=votes.name,
        training=_voted(dataset.training, votes, order, strays=False),
        validation=_voted(dataset.validation, votes, order, strays=True),
    )


def _voted(split: Split, votes: Votes, order: list[int], *, strays: bool) -> Split:
    none = np.zeros(len(COLUMNS) + len(OTHER_COLUMNS), dtype=np.int64)
    counts = np.array([votes.counts.get(file, none) for file in split.files])
    expressions, others = counts[:, order], counts[:, len(COLUMNS) :]
    learnt = expressions if strays else np.where(expressions > 1, expressions, 0)
    kept = learnt.sum(axis=1) > 0
    if not kept.any():
        raise DatasetError("No picture of the dataset has votes: these votes are for another one.")
    shares = learnt / np.maximum(learnt.sum(axis=1, keepdims=True), 1)
    voted = replace(
        split,
        targets=shares.astype(np.float32),
        majority=_majority(expressions, others),
    )
    return voted.only(kept)


def _majority(expressions: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the expression with over half of the seven's votes and over each other count."""
    top = expressions.max(axis=1)
    clear = (2 * top > expressions.sum(axis=1)) & (top > others.max(axis=1))
    return np.where(clear, expressions.argmax(axis=1), -1)
