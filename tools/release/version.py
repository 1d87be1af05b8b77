"""Version of a release, set in each file that bears it: `python -m tools.release.version 0.2.0`.

`emolens/version.py` is its place; the citation repeats it for people, and the changelog's section
of what is not released yet gets its name.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from emolens.errors import EmolensError
from emolens.version import __version__
from tools.release.changelog import CHANGELOG, released
from tools.release.program_facts import ROOT

_FORM = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_BEARERS = {
    Path("emolens/version.py"): re.compile(r'(?<=^__version__ = ")[^"]+', re.MULTILINE),
    Path("CITATION.cff"): re.compile(r"(?<=^version: ).+", re.MULTILINE),
}
_TROUBLE = 2


class VersionError(EmolensError):
    """A version that the next release cannot have."""


def check_version(new: str, current: str = __version__) -> None:
    """See whether a release may be called so.

    Raises:
        VersionError: It is none, or not above the current one; the very first may be that itself.
    """
    if not _FORM.fullmatch(new):
        raise VersionError("{version} is no version; write it as 1.2.3.", version=new)
    if _numbers(new) < _numbers(current):
        raise VersionError(
            "{version} is not above {current}; choose a higher one.", version=new, current=current
        )


def set_version(new: str, day: date, root: Path = ROOT) -> None:
    """Write a version into each file that bears it.

    Raises:
        EmolensError: The changelog says nothing of what is new; nothing was written.
    """
    changed = {CHANGELOG.name: released((root / CHANGELOG.name).read_text("utf-8"), new, day)}
    for name, place in _BEARERS.items():
        changed[str(name)] = place.sub(new, (root / name).read_text("utf-8"), count=1)
    for file, text in changed.items():
        (root / file).write_text(text, "utf-8")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main() -> int:
    """Set the version, and return 0, or 2 where it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("version", metavar="VERSION")
    new: str = parser.parse_args().version
    try:
        check_version(new)
        set_version(new, datetime.now(UTC).date())
    except EmolensError as error:
        print(error, file=sys.stderr)
        return _TROUBLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
