"""Plain text of names that come from strangers: what would act is shown, and does nothing.

A name of a file or of a class label may hold what a terminal obeys (escape sequences), what makes
one line of a log look like two, or what reverses the order of what is read. Such characters are
shown by their escapes, as Python writes them.
"""

from __future__ import annotations

import logging
import re

_ACTING = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, C0 and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029"  # separators of lines and paragraphs
    "\ufeff\U000e0000-\U000e007f"  # byte order mark, and tags that nobody sees
    "\ud800-\udfff"  # bytes of a name that are no text
    "]"
)


def plain(value: object) -> str:
    """Return a value as one line of text in which nothing acts."""
    return _ACTING.sub(_escaped, str(value))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


class PlainFormatter(logging.Formatter):
    """Formats what is logged so that each entry is one line, with a traceback's lines below it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Return the entry without its traceback."""
        return plain(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802
        """Return a traceback, each of its lines plain."""
        return "\n".join(map(plain, super().formatException(ei).split("\n")))  # type: ignore[arg-type]
