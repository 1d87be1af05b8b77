"""Labelled dataset: copies of pictures in a folder for each label, and the raters' votes on them.

The folder is what ``python -m trainer prepare`` and ``fit`` take; ``votes.csv`` in it has the form
of FER+'s (Barsoum et al. 2016, arXiv 1608.01041), which ``fit --votes`` takes: a row for each
picture and a column of counts for each label, ``unknown`` for those who could not tell.
"""

from __future__ import annotations

import csv
import secrets
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from emolens.labelling.errors import LabellingError
from emolens.labelling.tally import NO_LABEL, VoteTally
from emolens.messages import mark
from emolens.results.spreadsheet_text import guarded

VOTES = "votes.csv"

_FERPLUS_NAMES = {"happy": "happiness", "sad": "sadness", "angry": "anger"}


@dataclass(frozen=True)
class SavedDataset:
    """Outcome of saving a dataset.

    Attributes:
        folder: Where it is.
        pictures: How many each label has; a label without any is left out.
        undecided: How many pictures were left out, as the raters were divided or could not tell.
    """

    folder: Path
    pictures: Mapping[str, int]
    undecided: int


def save_dataset(tally: VoteTally, folder: Path, target: Path) -> SavedDataset:
    """Copy each picture into a folder of the label that most raters gave it, votes beside them.

    Names are kept where only one picture has it; others begin with the folders that they lay in.

    Args:
        tally: The votes.
        folder: Of the pictures.
        target: The dataset's folder, which is made; an empty one may be there.

    Raises:
        LabellingError: The target holds something or lies within the pictures, nothing has a label,
            or it cannot be written; then nothing is left of it.
    """
    _check_target(folder, target)
    files = _places(tally)
    if not files:
        raise LabellingError(
            mark("The raters agree on no picture of {folder}; label more of them."), folder=folder
        )
    part = target.with_name(f".part-{secrets.token_hex(8)}")
    try:
        _copy(files, folder, part)
        _write_votes(tally, files, part / VOTES)
        if target.exists():
            target.rmdir()
        part.replace(target)
    except OSError as error:
        raise LabellingError(
            mark("{folder} cannot be written ({reason}); choose another folder."),
            folder=target,
            reason=error.strerror or str(error),
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    counts = Counter(PurePosixPath(file).parent.name for file in files.values())
    pictures = {label: counts[label] for label in tally.labels if counts[label]}
    return SavedDataset(target, pictures, len(tally.pictures) - len(files))


def _check_target(folder: Path, target: Path) -> None:
    if target.resolve().is_relative_to(folder.resolve()):
        raise LabellingError(
            mark("{target} lies within the pictures themselves; choose a folder elsewhere."),
            target=target,
        )
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise LabellingError(
            mark("{target} is there already and not empty; choose another folder."), target=target
        )


def _places(tally: VoteTally) -> dict[str, str]:
    """Return for each picture with a label its path in the dataset; no two have the same name."""
    names = [picture.rpartition("/")[2].casefold() for picture in tally.pictures]
    often = Counter(names)
    taken: set[str] = set()
    places: dict[str, str] = {}
    for picture, name, label in zip(tally.pictures, names, tally.names().tolist(), strict=True):
        if label != NO_LABEL:
            kept = picture.rpartition("/")[2] if often[name] == 1 else picture.replace("/", "_")
            while kept.casefold() in taken:
                kept = f"_{kept}"
            taken.add(kept.casefold())
            places[picture] = f"{tally.labels[label]}/{kept}"
    return places


def _copy(files: Mapping[str, str], folder: Path, target: Path) -> None:
    for picture, place in files.items():
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / picture, target / place)


def _write_votes(tally: VoteTally, files: Mapping[str, str], path: Path) -> None:
    columns = [_FERPLUS_NAMES.get(label, label) for label in tally.labels]
    with path.open("w", newline="", encoding="utf-8", errors="backslashreplace") as stream:
        writer = csv.writer(stream)
        writer.writerow(["file", *columns, "unknown"])
        for picture, counts in zip(tally.pictures, tally.counts.tolist(), strict=True):
            if picture in files:
                writer.writerow([guarded(files[picture]), *counts])
