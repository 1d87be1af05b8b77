"""Translations of the window: gather its texts into assets/words/*.ts, and compile them.

To add a language: write assets/words/fr.ts (or pt_BR.ts, zh_TW.ts) of the three lines

    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE TS>
    <TS version="2.1" language="fr_FR" sourcelanguage="en"></TS>

run `make words`, translate what it gathered (with Qt Linguist or any editor), run it again, and add
the language to the choices of the setting `language` in desktop/settings/declared.py.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "assets" / "words"
ENGLISH = "en"
"""The language of the source: only its singulars and plurals are in a file."""


def gather(into: Path) -> None:
    """Bring a .ts file up to date with the source: new texts are added, stale ones removed."""
    sources = sorted(
        str(path.relative_to(ROOT))
        for room in ("desktop", "emolens")
        for path in (ROOT / room).rglob("*.py")
    )
    alias = ("-tr-function-alias", "tr+=mark")
    # Sorted, so that a text which moves to another module changes nothing.
    options = ("-no-obsolete", "-sort-messages", "-locations", "none", "-silent")
    plurals = ("-pluralonly",) if into.stem == ENGLISH else ()
    _run("pyside6-lupdate", *sources, "-ts", str(into), *alias, *options, *plurals)


def compile_words(source: Path, into: Path) -> None:
    """Compile a .ts file for Qt."""
    _run("pyside6-lrelease", str(source), "-qm", str(into), "-silent")


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / tool, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    for file in sorted(WORDS.glob("*.ts")):
        gather(file)
        compile_words(file, file.with_suffix(".qm"))
