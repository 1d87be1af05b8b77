"""Folder of a run that is to be written: seen to beforehand, and told of where it has no room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import OutputError


def check_run_folder(folder: Path) -> None:
    """See whether a run could be written to a folder, without making it.

    Raises:
        OutputError: It is none or lies below a file, or nothing may be written there.
    """
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not there.is_dir():
        raise OutputError(
            f"{folder} cannot be a folder, for {there} is a file: give another --run folder."
        )
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"Nothing may be written to {there}: give another --run folder.")


@contextmanager
def going_on_later(folder: Path) -> Iterator[None]:
    """Tell of a training that finds no room how it goes on.

    Raises:
        OutputError: Something cannot be written; what was kept before is still there.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror or error}): make room; the same command "
            "goes on from its last whole epoch."
        ) from error
