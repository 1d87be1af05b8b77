"""Tables and numbers in Markdown that reads well as plain text too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def percent(value: float) -> str:
    """Return a share as text, ``0.869`` as ``86.9 %``."""
    return f"{100 * value:.1f} %"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, names: int = 1) -> str:
    """Return a Markdown table that reads well as plain text too.

    Args:
        header: Names of the columns.
        rows: As many cells each.
        names: How many columns are words, set to the left; the others are figures, to the right.
    """
    cells = [list(header), *map(list, rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_aligned(row, widths, names) for row in cells]
    rule = ["-" * width for width in widths[:names]]
    rule += ["-" * (width - 1) + ":" for width in widths[names:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def _aligned(row: Sequence[str], widths: Sequence[int], names: int) -> list[str]:
    return [
        cell.ljust(width) if place < names else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
