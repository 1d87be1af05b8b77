"""Licences of what the packaged program carries, and the list of those that are allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution
from pathlib import Path

from license_expression import LicenseExpression, Licensing, get_spdx_licensing

from emolens.errors import EmolensError
from tools.release.program_facts import PACKAGING

TABLE = PACKAGING / "licences.toml"
_SPDX: Licensing = get_spdx_licensing()


class UnknownLicenceError(EmolensError):
    """Nobody has written down what a part of the bundle is licensed under."""


@dataclass(frozen=True)
class LicenceTable:
    """What :data:`TABLE` says.

    Attributes:
        allowed: SPDX's names of the licences that are allowed, with their exceptions.
        packages: The licences of packages whose metadata do not tell them, by normalised name.
        libraries: What a library belongs to and its licence, by the beginning of its name without
            `lib`, or of its path.
    """

    allowed: Collection[str]
    packages: Mapping[str, str]
    libraries: Mapping[str, tuple[str, str]]

    @classmethod
    def read(cls) -> LicenceTable:
        """Return the table of this checkout."""
        table = tomllib.loads(TABLE.read_text("utf-8"))
        libraries = {
            begin: (name, licence) for begin, (name, licence) in table["libraries"].items()
        }
        return cls(frozenset(table["allowed"]), table["packages"], libraries)

    def of_library(self, path: Path) -> tuple[str, str]:
        """Return what a library belongs to, and its licence.

        Args:
            path: Where it lies in the bundle.

        Raises:
            UnknownLicenceError: The table does not know it.
        """
        name = path.name.removeprefix("lib")
        for begin in self._longest_first:
            if (path.as_posix() if "/" in begin else name).startswith(begin):
                return self.libraries[begin]
        raise UnknownLicenceError(
            "Nothing says what {file} is licensed under; add it to {table}.",
            file=path,
            table=TABLE.name,
        )

    def of_package(self, distribution: Distribution) -> str:
        """Return the licence of a package of Python's, as the table or its metadata have it.

        Raises:
            UnknownLicenceError: Neither tells it.
        """
        told = self.packages.get(normalised(distribution.name))
        told = told or distribution.metadata["License-Expression"]
        if not told:
            raise UnknownLicenceError(
                "Nothing says what {package} is licensed under; add it to {table}.",
                package=distribution.name,
                table=TABLE.name,
            )
        return told

    def allows(self, licence: str) -> bool:
        """Return whether a licence is allowed: of several joined by OR one is enough.

        Args:
            licence: An expression of SPDX, such as ``MIT AND (Apache-2.0 OR GPL-2.0-only)``.
        """
        return self._allows(_SPDX.parse(licence, validate=True))

    def _allows(self, parsed: LicenseExpression) -> bool:
        operator = getattr(parsed, "operator", "").strip()
        if operator == "OR":
            return any(self._allows(part) for part in parsed.args)
        if operator == "AND":
            return all(self._allows(part) for part in parsed.args)
        return parsed.render() in self.allowed

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self.libraries, key=lambda begin: ("/" in begin, len(begin)), reverse=True)


def normalised(name: str) -> str:
    """Return a package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
