"""Output file of an export: checked before the work, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from emolens.atomic_write import atomic_write
from export.errors import ExportError


@contextmanager
def reserved(output: Path) -> Iterator[Callable[[bytes], object]]:
    """Yield what writes the content of ``output``, which is seen when all went well.

    Raises:
        ExportError: It cannot be written: better heard before the work than after it.
    """
    if output.is_dir():
        raise ExportError(f"{output} is a folder: give a file name with -o.")
    with ExitStack() as stack:
        with _refusing(output):
            part = stack.enter_context(atomic_write(output))

        def write(data: bytes) -> None:
            with _refusing(output):
                part.write_bytes(data)

        yield write
        with _refusing(output):
            stack.close()


@contextmanager
def _refusing(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"{output} cannot be written ({error.strerror}): give another -o."
        ) from error
