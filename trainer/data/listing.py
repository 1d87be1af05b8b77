"""Listing of a dataset's pictures with split and label, by where they lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from emolens.labels import canonical_label
from trainer.data.files import Files
from trainer.data.vocabulary import split_of
from trainer.errors import DatasetError


@dataclass(frozen=True)
class Entry:
    """One picture.

    Attributes:
        file: Its path inside the dataset.
        split: ``train``, ``validation`` or ``test``; ``train`` in a dataset without splits.
        label: The expression.
        person: Who it shows; empty where that is not known.
    """

    file: str
    split: str
    label: str
    person: str = ""


@dataclass(frozen=True)
class Listing:
    """What a dataset says of itself, before any picture is read.

    Attributes:
        entries: Its pictures.
        labels: For each split its labels, with those that have no picture.
        strays: ``folder: reason`` for each folder with files that have no label.
    """

    entries: tuple[Entry, ...]
    labels: Mapping[str, frozenset[str]]
    strays: tuple[str, ...] = ()


def list_splits(files: Files) -> Listing | None:
    """List ``<split>/<label>/<picture>``; None where no folder is named like a split.

    Splits are looked for at the root and then further below, so that ``images/`` or a folder that
    wraps the whole dataset may stand around them.

    Raises:
        DatasetError: Two folders claim to be the same split or label.
    """
    found = [folder for folder in files.folders if split_of(_name(folder))]
    if not found:
        return None
    depth = min(folder.count("/") for folder in found)
    splits = [folder for folder in found if folder.count("/") == depth]
    roots = sorted({_parent(folder) for folder in splits})
    if len(roots) > 1:
        raise DatasetError(
            f"{files.path} has several datasets in it ({', '.join(roots)}): give one of them."
        )
    return _list(files, _named(splits, lambda name: str(split_of(name)), files.path))


def list_labels(files: Files) -> Listing:
    """List ``<label>/<picture>``, also where one folder wraps the whole dataset.

    Raises:
        DatasetError: Two folders claim to be the same label.
    """
    root = ""
    while len(inside := _inside(files, root)) == 1 and _inside(files, inside[0]):
        root = inside[0]
    return _list(files, {root: "train"})


def _list(files: Files, splits: Mapping[str, str]) -> Listing:
    labels: dict[str, str] = {}
    for split in splits:
        labels |= _named(_inside(files, split), canonical_label, files.path)
    entries = [
        Entry(name, splits[_parent(_parent(name))], labels[_parent(name)])
        for name in files.names
        if _parent(name) in labels
    ]
    by_split: dict[str, set[str]] = defaultdict(set)
    for folder, label in labels.items():
        by_split[splits[_parent(folder)]].add(label)
    return Listing(
        tuple(sorted(entries, key=lambda entry: (entry.split, entry.label, entry.file))),
        {split: frozenset(found) for split, found in by_split.items()},
        tuple(_strays(files, splits, labels)),
    )


def _strays(files: Files, splits: Iterable[str], labels: Iterable[str]) -> Iterable[str]:
    above = (*(f"{label}/" for label in labels), *(f"{split}/" for split in splits if split))
    counts = Counter(map(_parent, files.names))
    for folder in sorted(set(counts) - set(labels)):
        if f"{folder}/".startswith(above):
            yield f"{folder}/: {counts[folder]} files that are not right inside a label's folder"


def _named(folders: Iterable[str], word: Callable[[str], str], path: Path) -> dict[str, str]:
    """Return for each folder what its name stands for."""
    names = {folder: word(_name(folder)) for folder in folders}
    for name in names.values():
        same = [f"{other}/" for other in names if names[other] == name]
        if len(same) > 1:
            raise DatasetError(
                f"{path} has {' and '.join(same)}, which both mean {name}: put them together or "
                "rename one."
            )
    return names


def _inside(files: Files, folder: str) -> list[str]:
    return [name for name in files.folders if _parent(name) == folder]


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _name(path: str) -> str:
    return path.rpartition("/")[2]
