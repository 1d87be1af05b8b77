"""Label set: what a picture can be named in one labelling, each by a key of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emolens.labelling.errors import LabellingError
from emolens.labels import LABELS, canonical_label
from emolens.messages import mark

DEFAULT_LABELS = tuple(name for name in LABELS if name != "contempt")
"""The shipped model's."""

FEWEST_LABELS, MOST_LABELS = 2, 9
"""With one there is nothing to tell apart; keys end at 9."""

RESERVED = frozenset(
    {
        *("train", "training", "validation", "valid", "val", "publictest"),
        *("test", "testing", "privatetest", "unknown", "nf", "file", "split", "usage"),
        *("con", "prn", "aux", "nul"),
    }
)
"""Words that mean something else as the name of a folder or column: to datasets, or to Windows."""

_NAME = re.compile(r"[^\W_](?:[\w -]{0,38}[^\W_])?")


def checked_labels(names: Iterable[str]) -> tuple[str, ...]:
    """Return labels in our words, small letters, in the order in which they are given.

    Raises:
        LabellingError: One could not be the name of a folder, two mean the same, or they are too
            few or too many.
    """
    labels = tuple(canonical_label(name) for name in names if name.strip())
    for label in labels:
        if not _NAME.fullmatch(label) or label in RESERVED:
            raise LabellingError(
                mark(
                    "{label} cannot be a label; take another word of at most 40 letters, digits, "
                    "spaces and hyphens."
                ),
                label=label,
            )
        if labels.count(label) > 1:
            raise LabellingError(
                mark("Two of the labels mean {label}; remove one of them."), label=label
            )
    if not FEWEST_LABELS <= len(labels) <= MOST_LABELS:
        raise LabellingError(
            mark("There are {count} labels; give {fewest} to {most}, for the keys 1 to {most}."),
            count=len(labels),
            fewest=FEWEST_LABELS,
            most=MOST_LABELS,
        )
    return labels
