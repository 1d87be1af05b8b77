"""Translations of the window: gather its texts into assets/words/*.ts, and compile them.

To add a language: copy assets/words/de.ts to, say, assets/words/fr.ts, empty its translations and
set its language, translate it (with Qt Linguist or any editor), run `make words`, and add it to the
choices of the setting `language` in desktop/settings/declared.py.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "assets" / "words"


def gather(into: Path) -> None:
    """Bring a .ts file up to date with the source: new texts are added, stale ones removed."""
    sources = sorted(
        str(path.relative_to(ROOT))
        for room in ("desktop", "emolens")
        for path in (ROOT / room).rglob("*.py")
    )
    alias = ("-tr-function-alias", "tr+=mark")
    options = ("-no-obsolete", "-locations", "none", "-silent")
    _run("pyside6-lupdate", *sources, "-ts", str(into), *alias, *options)


def compile_words(source: Path, into: Path) -> None:
    """Compile a .ts file for Qt."""
    _run("pyside6-lrelease", str(source), "-qm", str(into), "-silent")


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / tool, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    for file in sorted(WORDS.glob("*.ts")):
        gather(file)
        compile_words(file, file.with_suffix(".qm"))
