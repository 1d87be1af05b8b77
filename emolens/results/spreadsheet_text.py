"""Text of spreadsheet cells, guarded so that no spreadsheet program takes it for a formula.

A name of a file or of a class label comes from strangers, and a cell that begins with ``=`` is run
where a table is opened (CWE-1236, "CSV injection"). An apostrophe before it makes it text.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What is run; full-width signs are taken for the same. Apostrophes before it are guarded by one
more, so that none is lost again."""


def guarded(text: str) -> str:
    """Return text as a cell may hold it."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that was :func:`guarded`."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
