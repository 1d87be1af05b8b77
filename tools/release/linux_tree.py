"""Tree of files that desktops on Linux want beside a program.

Run `python -m tools.release.linux_tree DIR`.
Desktop entry, icons, AppStream metainfo, man page, completion for bash, and the licence in the form
of Debian: what a .deb, an AppImage and a Flatpak have in common.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
from pathlib import Path
from string import Template

from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

from tools.release.command_reference import bash_completion, man_page
from tools.release.program_facts import PACKAGING, ROOT, ProgramFacts

_ICONS = ROOT / "assets" / "icons"


def write_tree(into: Path, facts: ProgramFacts) -> None:
    """Write the tree into a folder that is `/usr` of the system to be."""
    share = into / "share"
    texts = {
        f"applications/{facts.id}.desktop": desktop_entry(facts),
        f"metainfo/{facts.id}.metainfo.xml": metainfo(facts),
        "bash-completion/completions/emolens": bash_completion(),
        "doc/emolens/copyright": (ROOT / "NOTICE.md").read_text("utf-8")
        + "\n## The code of Emolens\n\n"
        + (ROOT / "LICENSE").read_text("utf-8"),
    }
    for name, text in texts.items():
        _made(share / name).write_text(text, "utf-8")
    zipped = {
        "man/man1/emolens.1.gz": man_page(facts),
        "doc/emolens/NEWS.md.gz": (ROOT / "CHANGELOG.md").read_text("utf-8"),
    }
    for name, text in zipped.items():
        _made(share / name).write_bytes(gzip.compress(text.encode(), mtime=0))
    _write_icons(share / "icons" / "hicolor", facts.id)


def desktop_entry(facts: ProgramFacts) -> str:
    """Return the entry by which desktops list the program and open files with it."""
    types = "".join(f"{name};" for name in facts.mime_types)
    return _filled("emolens.desktop.in", id=facts.id, mime_types=types)


def metainfo(facts: ProgramFacts) -> str:
    """Return what software centres show, in AppStream's XML."""
    return _filled(
        "metainfo.xml.in",
        id=facts.id,
        version=facts.version,
        date=facts.date,
        links=f'<url type="homepage">{facts.homepage}</url>' if facts.homepage else "",
        media_types="\n    ".join(f"<mediatype>{name}</mediatype>" for name in facts.mime_types),
    )


def _filled(name: str, **values: str) -> str:
    return Template((PACKAGING / "linux" / name).read_text("utf-8")).substitute(values)


def _write_icons(theme: Path, name: str) -> None:
    """Write the icon as a drawing, and in the sizes of the one for Windows."""
    shutil.copyfile(_ICONS / "emolens.svg", _made(theme / "scalable" / "apps" / f"{name}.svg"))
    with Image.open(_ICONS / "emolens.ico") as icon:
        for width, height in sorted(icon.info["sizes"]):
            assert isinstance(icon, IcoImageFile)
            icon.ico.getimage((width, height)).save(
                _made(theme / f"{width}x{height}" / "apps" / f"{name}.png")
            )


def _made(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("into", type=Path, metavar="DIR", help="/usr of the system to be")
    write_tree(parser.parse_args().into, ProgramFacts.read())
