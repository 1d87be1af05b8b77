"""Errors of results that the user can mend."""

from pathlib import Path

from emolens.errors import EmolensError
from emolens.messages import mark


class ResultError(EmolensError):
    """A result cannot be written, or no longer, or not be opened again."""


def unwritable(file: Path, error: OSError) -> ResultError:
    """Return the error of a file that cannot be written."""
    return ResultError(
        mark("{file} cannot be written ({reason}); choose another folder."),
        file=file,
        reason=error.strerror or str(error),
    )


def unusable(folder: Path, error: OSError) -> ResultError:
    """Return the error of a folder for results that cannot be used."""
    return ResultError(
        mark("The folder {folder} cannot be used ({reason}); choose another."),
        folder=folder,
        reason=error.strerror or str(error),
    )
