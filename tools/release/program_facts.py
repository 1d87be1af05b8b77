"""Facts about the program that installers tell: gathered from the places where each is kept."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from desktop.resources import APPLICATION_ID
from emolens.sources.file_kinds import FILE_KINDS
from emolens.version import __version__

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
BUILD_TIME = "SOURCE_DATE_EPOCH"
"""Environment variable with the time that builds bear, in seconds since 1970: of the last commit,
so that a build made again is the same (reproducible-builds.org)."""


@dataclass(frozen=True)
class ProgramFacts:
    """What installers tell of the program.

    Attributes:
        maintainer: Who publishes it, with an address.
        homepage: Its page in the web; empty where it has none.
        built: When.
    """

    maintainer: str
    homepage: str
    built: datetime

    @classmethod
    def read(cls) -> ProgramFacts:
        """Return the facts about this checkout."""
        published = tomllib.loads((PACKAGING / "program.toml").read_text("utf-8"))
        seconds = os.environ.get(BUILD_TIME)
        built = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
        return cls(published["maintainer"], published["homepage"], built)

    @property
    def id(self) -> str:
        """What desktops know the program by."""
        return APPLICATION_ID

    @property
    def version(self) -> str:
        """Its version."""
        return __version__

    @property
    def date(self) -> str:
        """The day of the build: ``2026-11-26``."""
        return self.built.date().isoformat()

    @cached_property
    def summary(self) -> str:
        """What it does, in a line."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        return str(project["description"]).rstrip(".")

    @property
    def mime_types(self) -> list[str]:
        """Those of the files that it opens, in the order of their kinds."""
        return list(dict.fromkeys(name for kind in FILE_KINDS for name in kind.mime_types))
