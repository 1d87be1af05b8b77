"""Folders of made-up pictures, and what made-up raters say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from emolens.labelling.labelling_session import LabellingSession


def write_pictures(folder: Path, names: Sequence[str]) -> Path:
    """Write pictures of these names, each another shade of grey."""
    for place, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert cv2.imwrite(str(path), np.full((60, 80, 3), 40 + 20 * (place % 10), np.uint8))
    return folder


def label_all(folder: Path, said: Mapping[str, str], labels: Sequence[str]) -> None:
    """Let raters label a folder: for each name the initials of labels, ``-`` for a skip."""
    by_initial = {label[0]: label for label in labels}
    for rater, initials in said.items():
        session = LabellingSession(folder, rater, labels, below=True)
        for initial in initials:
            session.skip() if initial == "-" else session.give(by_initial[initial])
