"""People shown in pictures, so that nobody is in two splits: who is who, by path or by column.

What is measured on a person who was trained on flatters the model, as a picture does that was.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from trainer.data.near_duplicates import grouped
from trainer.errors import DatasetError

People = NDArray[np.str_]
"""Who each picture shows, ``[N]``."""


def person_in(path: str, pattern: str) -> str:
    """Return who a picture shows by its path; empty where the pattern is not in it.

    Args:
        path: Inside the dataset, with forward slashes.
        pattern: A regular expression. Its groups are the person; without any, all that it finds.

    Raises:
        DatasetError: The pattern is no regular expression.
    """
    try:
        found = re.search(pattern, path)
    except re.error as error:
        raise DatasetError(
            f"--group-by {pattern!r} is no regular expression ({error}): mend it."
        ) from error
    if found is None:
        return ""
    return "-".join(part or "" for part in found.groups()) or found[0]


def joined(groups: NDArray[np.int64], people: People | None) -> NDArray[np.int64]:
    """Return groups of pictures, those joined that show the same person, int64 ``[N]``.

    Args:
        groups: For each picture the first one of its group, int64 ``[N]``.
        people: Who it shows; None joins nothing.
    """
    if people is None:
        return groups
    _, first, inverse = np.unique(people, return_index=True, return_inverse=True)
    pictures = np.arange(len(groups))
    pairs = [np.stack([other, pictures], axis=1) for other in (groups, first[inverse])]
    return grouped(len(groups), pairs)
