"""Downloads of public datasets from Kaggle."""

from __future__ import annotations

import importlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from trainer.errors import DatasetError, OutputError

NAMES = {
    "fer2013": "msambare/fer2013",
    "fer2013-csv": "deadskull7/fer2013",
    "face-expressions": "jonathanoheix/face-expression-recognition-dataset",
    "emotion-detection": "ananthu017/emotion-detection-fer",
}
"""FER-2013 in its common forms: ``train/`` and ``test/``, the table of pixels, ``images/`` with
``train/`` and ``validation/``, and folders named ``fearful`` and the like."""

_HANDLE = re.compile(r"[\w.-]+/[\w.-]+")
_REFUSED, _MISSING = (401, 403), 404


def download(name: str, folder: Path) -> None:
    """Download a dataset into ``folder``.

    An interrupted download goes on where it was: kagglehub keeps what it has in its cache.

    Args:
        name: One of :data:`NAMES`, or ``owner/dataset`` as in the address of its page.
        folder: It must not be there yet, or be empty.

    Raises:
        DatasetError: There is no such dataset, or it cannot be had.
        OutputError: It cannot be written.
    """
    handle = NAMES.get(name, name)
    if not _HANDLE.fullmatch(handle):
        raise DatasetError(
            f"{name} is no dataset on Kaggle: give owner/dataset or one of {', '.join(NAMES)}."
        )
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise DatasetError(f"{folder} holds something already: give another folder.")
    _copy(_fetch(handle), folder)


def _fetch(handle: str) -> Path:
    """Return where kagglehub keeps the dataset."""
    try:
        kagglehub = importlib.import_module("kagglehub")
        errors = importlib.import_module("kagglehub.exceptions")
    except ModuleNotFoundError as error:
        raise DatasetError(
            f"{handle} cannot be downloaded without kagglehub: pip install 'emolens[download]'."
        ) from error
    told = (errors.UnauthenticatedError, errors.CredentialError, errors.DataCorruptionError)
    try:
        return Path(kagglehub.dataset_download(handle))
    except (OSError, *told) as error:  # what requests raises is an OSError
        raise DatasetError(f"{handle} cannot be downloaded: {_reason(error, told[:2])}.") from error


def _reason(error: Exception, refusals: tuple[type[Exception], ...]) -> str:
    response: Any = getattr(error, "response", None)
    status = getattr(response, "status_code", None)
    if status in _REFUSED or isinstance(error, refusals):
        return (
            "Kaggle wants to know who asks, so put an API token from your account's settings into "
            "~/.kaggle/kaggle.json, and agree to the terms on the dataset's page if it has any"
        )
    if status == _MISSING:
        return "Kaggle has no such dataset, so check the name"
    trouble = getattr(error, "strerror", None) or "Kaggle cannot be reached, or it broke off"
    return f"{trouble}, so check the connection and the disk and give the same command again"


def _copy(source: Path, folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{folder.name}.part-") as part:
            copy = shutil.copytree(source, Path(part, folder.name))
            if folder.exists():
                folder.rmdir()
            copy.replace(folder)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror or 'disk full?'}): make room or choose "
            "another place, what was downloaded is kept."
        ) from error
