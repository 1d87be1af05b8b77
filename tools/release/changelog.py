"""Changelog by version: the section of one release (`python -m tools.release.changelog 0.2.0`)."""

from __future__ import annotations

import re
import sys
from datetime import date

from emolens.errors import EmolensError
from tools.release.program_facts import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
_UNRELEASED = "## Unreleased"


class ChangelogError(EmolensError):
    """The changelog has no word on a version."""


def section(text: str, version: str) -> str:
    """Return what a changelog says of a version, without its heading.

    Args:
        text: The changelog.
        version: A version, or ``Unreleased``.

    Raises:
        ChangelogError: It says nothing of it.
    """
    heading = rf"^## {re.escape(version)}(?: - [^\n]*)?\n(.*?)(?=^## |\Z)"
    found = re.search(heading, text, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise ChangelogError(
            "The changelog says nothing of {version}; tell there what is new.", version=version
        )
    return f"{found[1].strip()}\n"


def released(text: str, version: str, day: date) -> str:
    """Return a changelog in which what was unreleased is a version's, and nothing is unreleased.

    Raises:
        ChangelogError: Nothing was unreleased.
    """
    section(text, "Unreleased")
    return text.replace(_UNRELEASED, f"{_UNRELEASED}\n\n## {version} - {day.isoformat()}", 1)


if __name__ == "__main__":
    try:
        print(section(CHANGELOG.read_text("utf-8"), sys.argv[1]), end="")
    except ChangelogError as error:
        sys.exit(str(error))
