"""Wrapping of the lines of a Markdown text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_WIDTH = 105
_ALONE = ("|", "#", "!")
"""A line that begins so stands alone: a row of a table, a heading, a picture."""


def wrapped(markdown: str) -> str:
    """Return the text with paragraphs and list items wrapped, and single blank lines."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_blocks(markdown))).strip() + "\n"


def _blocks(markdown: str) -> Iterator[str]:
    """Yield headings, rows, blank lines and code as they are, and all else wrapped."""
    text: list[str] = []
    code = False
    for line in [*map(str.rstrip, markdown.strip().splitlines()), ""]:
        fence = line.startswith("```")
        if text and (code or fence or not line or line.startswith((*_ALONE, "- "))):
            yield _filled(" ".join(text))
            text = []
        code ^= fence
        if code or fence or not line or line.startswith(_ALONE):
            yield line
        else:
            text.append(line.strip())


def _filled(text: str) -> str:
    indent = "  " if text.startswith("- ") else ""
    return textwrap.fill(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
