"""Extras of the package: what installs a library that a command lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from emolens.errors import EmolensError

_EXTRAS = {
    **dict.fromkeys(("keras", "tensorflow", "matplotlib", "pydantic"), "train"),
    **dict.fromkeys(("scipy", "tomli_w", "tqdm"), "train"),
    **dict.fromkeys(("tf2onnx", "onnx", "onnx_ir"), "export"),
    "optuna": "tune",
    "kagglehub": "download",
    "tensorboard": "tensorboard",
}
"""The extra of ``pyproject.toml`` that brings a library, by the name that is imported."""


class MissingLibraryError(EmolensError):
    """A library is not installed that a command needs."""


@contextmanager
def missing_extras_told(train: str = "train") -> Iterator[None]:
    """Tell of a library that an import misses with the line that installs it.

    Args:
        train: The extra that brings what training needs; ``export`` brings that and more.

    Raises:
        MissingLibraryError: A library of an extra is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in _EXTRAS:
            raise
        extra = train if _EXTRAS[library] == "train" else _EXTRAS[library]
        raise MissingLibraryError(
            f"{library} is not installed, which this command needs: pip install 'emolens[{extra}]'."
        ) from error
