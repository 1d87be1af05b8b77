"""Pictures of a folder that are to be labelled."""

from __future__ import annotations

import os
from pathlib import Path

from emolens.errors import SourceError
from emolens.labelling.errors import LabellingError
from emolens.messages import mark
from emolens.sources.file_kinds import FILE_KINDS
from emolens.sources.folders import files_named, has_files_below

_SUFFIXES = {suffix for kind in FILE_KINDS if kind.medium == "picture" for suffix in kind.suffixes}


def pictures_in(folder: Path, *, below: bool = False) -> tuple[str, ...]:
    """Return the pictures of a folder, as people count: 2 comes before 10.

    Those that cannot be read are among them, so that they are named and not passed over.

    Args:
        folder: The folder.
        below: Whether those in folders below count, too.

    Returns:
        Their paths inside the folder, with forward slashes.

    Raises:
        LabellingError: It is no folder, or has no pictures.
        SourceError: It cannot be listed.
    """
    if not folder.is_dir():
        raise LabellingError(mark("{folder} is no folder; choose one of pictures."), folder=folder)
    try:
        files = [Path(file) for file in files_named(os.fspath(folder), below)]
    except SourceError:
        if below or not has_files_below(folder):
            raise
        files = []
    pictures = [file for file in files if file.suffix.lower() in _SUFFIXES]
    if not pictures:
        deeper = not below and has_files_below(folder)
        raise LabellingError(
            mark("{folder} holds pictures in folders below only; let those count, too.")
            if deeper
            else mark("{folder} holds no pictures; choose another folder."),
            folder=folder,
        )
    return tuple(file.relative_to(folder).as_posix() for file in pictures)
