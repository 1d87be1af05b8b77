"""Write a model file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from export.errors import ExportError


@contextmanager
def reserved(output: Path) -> Iterator[Path]:
    """Yield a place beside ``output`` that can be written to, for :func:`publish`.

    Raises:
        ExportError: It cannot: better heard before the work than after it.
    """
    beside = output.with_name(output.name + ".part")
    if output.is_dir():
        raise ExportError(f"{output} is a folder: give a file name with -o.")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        beside.touch()
    except OSError as error:
        raise _cannot_be_written(output, error) from error
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def publish(data: bytes, beside: Path, output: Path) -> None:
    """Write ``data`` to ``beside`` and move it to ``output``.

    Raises:
        ExportError: It cannot be written.
    """
    try:
        beside.write_bytes(data)
        beside.replace(output)
    except OSError as error:
        raise _cannot_be_written(output, error) from error


def _cannot_be_written(output: Path, error: OSError) -> ExportError:
    return ExportError(f"{output} cannot be written ({error.strerror}): give another -o.")
