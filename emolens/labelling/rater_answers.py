"""Answers of one rater: what one person called the pictures of a folder, in a file of their own.

The files lie in ``emolens-labels`` inside the folder of the pictures, one for each rater, so that
they travel with the pictures and nobody sees what others said. They are JSON::

    {"format": 1, "rater": "Anna", "labels": ["happy", "sad"],
     "answers": {"a.jpg": "happy", "b.jpg": null}}

with the pictures' paths inside the folder, and null where the rater could not tell.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from emolens.atomic_write import atomic_write_text
from emolens.bounded_file import read_bounded
from emolens.labelling.errors import LabellingError
from emolens.labelling.label_set import checked_labels
from emolens.messages import mark

FOLDER = "emolens-labels"
"""Folder of the answers, inside that of the pictures."""

_FORMAT = 1
_MOST_BYTES = 100_000_000
_DAMAGE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, LabellingError)
"""What reading something else raises."""
_RATER = re.compile(r"[^\W_](?:[\w .'-]{0,38}[\w.])?")


@dataclass(frozen=True)
class RaterAnswers:
    """What one rater said.

    Attributes:
        rater: Their name.
        labels: What could be said, in the order of the keys.
        given: For each picture that has an answer, by its path inside the folder, the label; None
            where the rater could not tell.
    """

    rater: str
    labels: tuple[str, ...]
    given: Mapping[str, str | None]


def answers_file(folder: Path, rater: str) -> Path:
    """Return where the answers of a rater lie, whatever capitals the name is written in.

    Args:
        folder: Of the pictures.
        rater: The name.

    Raises:
        LabellingError: It is no name that a file can have.
    """
    name = unicodedata.normalize("NFC", rater.strip())
    if not _RATER.fullmatch(name):
        raise LabellingError(
            mark(
                "{rater} cannot be a rater's name; take one of at most 40 letters, digits, spaces, "
                "dots and hyphens."
            ),
            rater=rater or "“”",
        )
    return folder / FOLDER / f"rater-{name.casefold()}.json"


def answer_files(folder: Path) -> list[Path]:
    """Return the files of all raters of a folder of pictures, by name."""
    return sorted((folder / FOLDER).glob("rater-*.json"))


def raters_of(folder: Path) -> list[str]:
    """Return who has labelled a folder of pictures; whose file is damaged is left out."""
    raters = []
    for path in answer_files(folder):
        with suppress(LabellingError):  # told where it is opened
            raters.append(read_answers(path).rater)
    return raters


def read_answers(path: Path) -> RaterAnswers:
    """Read what a rater said; nothing of a stranger's file leads out of the folder.

    Raises:
        LabellingError: The file cannot be read, or is damaged.
    """
    try:
        return _parsed(json.loads(read_bounded(path, _MOST_BYTES)))
    except OSError as error:
        raise LabellingError(
            mark("{file} cannot be read ({reason}); check it."),
            file=path,
            reason=error.strerror or str(error),
        ) from error
    except _DAMAGE as error:
        raise LabellingError(
            mark("{file} is damaged; mend it, or move it away to begin anew."), file=path
        ) from error


def write_answers(path: Path, answers: RaterAnswers) -> bytes:
    """Write what a rater said, whole and on the drive before it returns; return what was written.

    Raises:
        LabellingError: It cannot be written; the file is as it was.
    """
    value = {
        "format": _FORMAT,
        "rater": answers.rater,
        "labels": answers.labels,
        "answers": answers.given,
    }
    text = json.dumps(value, indent=0) + "\n"
    try:
        atomic_write_text(path, text, mode=0o600)  # it speaks of people's faces
    except OSError as error:
        raise LabellingError(
            mark("{file} cannot be written ({reason}); make room, or copy the pictures elsewhere."),
            file=path,
            reason=error.strerror or str(error),
        ) from error
    return text.encode()


def _parsed(value: Mapping[str, Any]) -> RaterAnswers:
    if value["format"] != _FORMAT:
        raise ValueError("it is of another version")
    rater, labels, given = value["rater"], value["labels"], value["answers"]
    answers_file(Path(), rater)
    if not all(isinstance(label, str) for label in labels):
        raise TypeError("a label is no text")
    labels = checked_labels(labels)
    for picture, label in given.items():
        if not _is_inside(picture) or label not in (None, *labels):
            raise ValueError(picture)
    return RaterAnswers(rater, labels, given)


def _is_inside(picture: str) -> bool:
    path = PurePath(picture)
    return not (path.anchor or ".." in path.parts)
