"""Write small files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a file so that whoever reads it meanwhile sees the old one or the new one.

    Args:
        file: Its absolute path; the folder is made where it is missing.
        text: What it is to hold.

    Raises:
        OSError: It cannot be written; the old one, if any, is as it was.
    """
    if not file.is_absolute():  # nobody's home is known
        raise OSError(0, "there is no folder for it")
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
