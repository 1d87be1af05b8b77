"""Tally of several raters' answers: for each picture how many called it what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.labelling.errors import LabellingError
from emolens.labelling.rater_answers import RaterAnswers, answer_files, read_answers
from emolens.messages import mark

NO_LABEL = -1


@dataclass(frozen=True, eq=False)
class VoteTally:
    """Votes of all raters of a folder.

    Attributes:
        labels: Of all raters, ``K`` of them.
        raters: Their names.
        pictures: Those with an answer, by their paths inside the folder, ``N`` of them.
        counts: For each picture how many raters called it each label and, last, could not tell,
            int64 ``[N, K + 1]``.
    """

    labels: tuple[str, ...]
    raters: tuple[str, ...]
    pictures: tuple[str, ...]
    counts: NDArray[np.int64]

    def names(self) -> NDArray[np.int64]:
        """Return for each picture the place of the label that most raters gave it, int64 ``[N]``.

        It is -1 where two are even, or as many could not tell.
        """
        top = self.counts.max(axis=1)
        alone = (self.counts == top[:, np.newaxis]).sum(axis=1) == 1
        first = self.counts.argmax(axis=1)
        return np.where(alone & (first < len(self.labels)), first, NO_LABEL)


def read_tally(folder: Path) -> VoteTally:
    """Join what all raters of a folder said of the pictures that are still there.

    Raises:
        LabellingError: Nobody has said anything yet, or a rater's file cannot be read.
    """
    everybody = [read_answers(path) for path in answer_files(folder)]
    named = dict.fromkeys(picture for one in everybody for picture in one.given)
    pictures = tuple(picture for picture in named if (folder / picture).is_file())
    if not pictures:
        raise LabellingError(
            mark("No picture of {folder} has a label yet; label some first."), folder=folder
        )
    return tally_of(everybody, pictures)


def tally_of(everybody: Sequence[RaterAnswers], pictures: Sequence[str]) -> VoteTally:
    """Return the votes of raters on pictures.

    Args:
        everybody: What each rater said.
        pictures: Which are counted, by their paths inside the folder.
    """
    labels = tuple(dict.fromkeys(label for one in everybody for label in one.labels))
    columns: dict[str | None, int] = {label: place for place, label in enumerate(labels)}
    columns[None] = len(labels)
    counts = np.zeros((len(pictures), len(labels) + 1), np.int64)
    for one in everybody:
        for row, picture in enumerate(pictures):
            if picture in one.given:
                counts[row, columns[one.given[picture]]] += 1
    return VoteTally(labels, tuple(one.rater for one in everybody), tuple(pictures), counts)
