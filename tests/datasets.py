"""Tiny datasets: each label is a pattern that even a tiny network tells apart."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import cv2
import numpy as np

from trainer.data.votes import COLUMNS, OTHER_COLUMNS

LABELS = ("angry", "happy", "neutral")


def write_dataset(
    folder: Path, labels: tuple[str, ...] = LABELS, training: int = 8, validation: int = 4
) -> Path:
    """Write ``folder`` with ``training`` and ``validation`` pictures for each label."""
    rng = np.random.default_rng(0)
    for split, count in (("train", training), ("validation", validation)):
        for index, label in enumerate(labels):
            for number in range(count):
                write_picture(folder / split / label / f"{number}.png", index, rng)
    return folder


def write_folders(root: Path, counts: Mapping[str, int]) -> Path:
    """Write pictures into folders below ``root``: how many for each, a pattern a folder name."""
    rng = np.random.default_rng(0)
    names = sorted({folder.rpartition("/")[2].lower() for folder in counts})
    for folder, count in counts.items():
        (root / folder).mkdir(parents=True)
        for number in range(count):
            index = names.index(folder.rpartition("/")[2].lower()) % 3
            write_picture(root / folder / f"{number}.png", index, rng)
    return root


def write_pixels(path: Path, rows: Iterable[tuple[int, str]]) -> Path:
    """Write a table like ``fer2013.csv`` of random pixels: an emotion and a Usage for each row."""
    rng = np.random.default_rng(0)
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["emotion", "pixels", "Usage"])
        for emotion, usage in rows:
            pixels = rng.integers(0, 256, 48 * 48)
            writer.writerow([emotion, " ".join(map(str, pixels)), usage])
    return path


def write_votes(path: Path, rows: Mapping[str, Mapping[str, int]]) -> Path:
    """Write a table like ``ferplus.csv``: the votes of each file that are not 0."""
    names = ("split", "file", *COLUMNS, *OTHER_COLUMNS)
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval=0)
        writer.writeheader()
        for file, votes in rows.items():
            writer.writerow({"split": file.split("/")[0], "file": file, **votes})
    return path


def write_picture(path: Path, index: int, rng: np.random.Generator) -> None:
    """Write a noisy 48 by 48 picture with ``index`` + 1 bright stripes."""
    crop = rng.integers(0, 80, (48, 48), dtype=np.uint8)
    for stripe in range(index + 1):
        crop[6 + 12 * stripe : 12 + 12 * stripe] += 160
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), crop)


def zipped(folder: Path) -> Path:
    """Return a zip of ``folder`` beside it."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder).as_posix())
    return path
