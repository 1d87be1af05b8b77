"""Writing of results, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matplotlib.figure import Figure

from emolens.atomic_write import atomic_write
from trainer.errors import OutputError

_DPI = 150


def results_folder_of(model: Path) -> Path:
    """Return the folder for what is found of a run, or of the model file beside it."""
    if model.is_dir():
        return model / "evaluation"
    return model.with_name(f"{model.stem}-evaluation")


def make_folder(path: Path) -> None:
    """Make a folder for results, unless there is one.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {path} cannot be made ({error.strerror}): choose another."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write ``text``.

    Raises:
        OutputError: It cannot be written; what was there before is still there.
    """
    with _beside(path) as part:
        part.write_text(text, encoding="utf-8")


def write_figure(path: Path, figure: Figure) -> None:
    """Write a figure as PNG.

    Raises:
        OutputError: It cannot be written; what was there before is still there.
    """
    with _beside(path) as part:
        figure.savefig(part, format="png", dpi=_DPI)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield a path to write to, which takes the place of ``path`` when all went well."""
    try:
        path.parent.stat()  # a folder that is misspelt is not made
        with atomic_write(path) as part:
            yield part
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}): make room or choose another place."
        ) from error
