"""Metadata of a Debian package: run `python -m tools.release.debian_control ROOT`."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from string import Template

from tools.release.program_facts import PACKAGING, ProgramFacts


def write_control(root: Path, architecture: str, facts: ProgramFacts) -> None:
    """Write `DEBIAN/control` and `DEBIAN/md5sums` of a package.

    Args:
        root: The files of the package, as they will lie below `/`.
        architecture: In Debian's words, as `dpkg --print-architecture` has it.
        facts: What to say of the program.
    """
    debian = root / "DEBIAN"
    debian.mkdir(exist_ok=True)
    files = sorted(_files_of(root))
    text = Template((PACKAGING / "linux" / "control.in").read_text("utf-8")).substitute(
        version=facts.version,
        architecture=architecture,
        maintainer=facts.maintainer,
        kilobytes=sum(-(-file.stat().st_size // 1024) for file in files),
    )
    if facts.homepage:
        text += f"Homepage: {facts.homepage}\n"
    (debian / "control").write_text(text, "utf-8")
    sums = (f"{_md5(file)}  {file.relative_to(root)}\n" for file in files)
    (debian / "md5sums").write_text("".join(sums), "utf-8")


def _files_of(root: Path) -> Iterator[Path]:
    files = (path for path in (root / "usr").rglob("*") if not path.is_symlink())
    return (path for path in files if path.is_file())


def _md5(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "md5").hexdigest()  # which dpkg asks for


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--architecture", required=True, help="as Debian calls it")
    parser.add_argument("root", type=Path, metavar="ROOT", help="files of the package")
    options = parser.parse_args()
    write_control(options.root, options.architecture, ProgramFacts.read())
