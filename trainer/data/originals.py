"""Originals of a dataset whose crops were framed by ``prepare``: the digests of what they were.

They lie beside the pictures as ``originals.json``, so that pictures are known again by what they
were, and the dataset is not framed a second time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emolens.atomic_write import atomic_write_text
from trainer.data.files import Files, read_file
from trainer.errors import DatasetError

NAME = "originals.json"


def write_originals(folder: Path, digests: Mapping[str, int]) -> None:
    """Write the digest of each original into a dataset's folder, by the path of what it became.

    Raises:
        OSError: It cannot be written.
    """
    texts = {file: f"{digest:016x}" for file, digest in digests.items()}
    atomic_write_text(folder / NAME, json.dumps(texts, indent=0) + "\n")


def read_originals(files: Files, names: Sequence[str]) -> NDArray[np.uint64] | None:
    """Return the digests of originals, uint64 ``[N]``; None where a dataset was not framed.

    Args:
        files: Of the dataset.
        names: Of its pictures.

    Raises:
        DatasetError: Some are missing, or the file is damaged.
    """
    if NAME not in files.names:
        return None
    try:
        texts = json.loads(read_file(files, NAME))
        return np.array([int(texts[name], 16) for name in names], np.uint64)
    except KeyError as error:
        raise DatasetError(
            f"{files.path} was made by 'prepare', which does not know {error.args[0]}: remove it, "
            "or prepare the dataset again."
        ) from error
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise DatasetError(
            f"{files.path / NAME} is damaged ({error}): prepare the dataset again."
        ) from error
