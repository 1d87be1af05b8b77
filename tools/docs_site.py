"""Documentation site, built of docs/ by Sphinx into build/site: run `python -m tools.docs_site`.

The pages stay as they are for whoever reads them in the repository. What the site has besides is
made here: its contents from docs/README.md, a page of the public API from the docstrings, and the
pages that lie above docs/. Every link is checked, and nothing of it is fetched from a network.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import emolens

ROOT = Path(__file__).parents[1]
_ABOVE = ("CHANGELOG.md", "CONTRIBUTING.md")
_LINKED = re.compile(r"\]\(([^)#:]+)\.md\)")
_GROUP = re.compile(r"\*\*(.+)\*\*")
_SETTINGS: dict[str, Any] = {
    "project": "Emolens",
    "author": "the Emolens authors",
    "version": emolens.__version__,
    "release": emolens.__version__,
    "html_title": f"Emolens {emolens.__version__}",
    "html_theme": "furo",
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "language": "en",
    "extensions": ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"],
    "autodoc_member_order": "bysource",
    "autodoc_typehints": "signature",
    "napoleon_google_docstring": True,
    "napoleon_use_ivar": True,
    "myst_heading_anchors": 3,
    "nitpicky": False,
}


def main() -> None:
    """Build the site; exit with 1 where a link leads nowhere or a docstring is no good."""
    build(ROOT, ROOT / "build" / "site")


def build(root: Path, site: Path) -> None:
    """Build the site of ``root/docs`` into a folder.

    Raises:
        SystemExit: Sphinx warns of something.
    """
    pages = site.with_name(f"{site.name}-pages")
    shutil.rmtree(pages, ignore_errors=True)
    shutil.rmtree(site, ignore_errors=True)
    write_pages(root, pages)
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet"]
    command += ["--doctree-dir", f"{pages}-read"]  # which is not the site's
    # Sphinx keeps what it knows in the process: each site has one of its own.
    status = subprocess.run([*command, pages, site], cwd=root, check=False).returncode
    if status:
        sys.exit(status)


def write_pages(root: Path, pages: Path) -> None:
    """Write what Sphinx reads: the pages of ``root/docs``, and those that are made here."""
    shutil.copytree(root / "docs", pages)
    for path in pages.glob("*.md"):
        _change(path, lambda page: page.replace("](../", "]("))
    for name in _ABOVE:
        shutil.copyfile(root / name, pages / name)
        _change(pages / name, lambda page: page.replace("](docs/", "]("))
    settings = "".join(f"{name} = {value!r}\n" for name, value in _SETTINGS.items())
    (pages / "conf.py").write_text(settings, encoding="utf-8")
    (pages / "api.md").write_text(_api(), encoding="utf-8")
    (pages / "README.md").rename(pages / "index.md")
    _change(pages / "index.md", _with_contents)
    listed = "```{toctree}\n:hidden:\n:glob:\n\n0*\n```\n"
    _change(pages / "adr" / "README.md", lambda page: f"{page}\n{listed}")


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _with_contents(index: str) -> str:
    """Return the page of all documents with the site's contents, a part for each group of it."""
    contents: list[str] = []
    for line in index.splitlines():
        if group := _GROUP.fullmatch(line):
            contents += ["```", f"```{{toctree}}\n:hidden:\n:caption: {group[1]}\n"]
        elif line.startswith("- "):
            contents += _LINKED.findall(line)
            contents += ["api"] if "](library.md)" in line else []
    contents += ["Changelog <CHANGELOG>", "```"]
    return "\n".join([index, *contents[1:], ""])


def _api() -> str:
    """Return a page with every public name of the library, as its docstring has it."""
    names = [name for name in emolens.__all__ if not name.startswith("_")]
    directives = (_directive(name) for name in names)
    return "\n".join(["# The library's API", "", "```{eval-rst}", *directives, "```", ""])


def _directive(name: str) -> str:
    thing = getattr(emolens, name)
    kind = "autoclass" if isinstance(thing, type) else "autofunction"
    if isinstance(thing, type) and issubclass(thing, Exception):
        kind = "autoexception"
    members = "   :members:\n" if kind == "autoclass" else ""
    return f".. {kind}:: emolens.{name}\n{members}"


if __name__ == "__main__":
    main()
