"""The documents keep pace with the code: links lead somewhere, and files that they name exist."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import desktop.cli
import export.cli
import trainer.cli
from desktop.menus import MENUS
from desktop.widgets.menus.menu_bar import Separator
from emolens import __version__
from tests.source_code import ROOT

PAGES = sorted(
    path.relative_to(ROOT)
    for pattern in ("*.md", "docs/**/*.md", ".github/**/*.md")
    for path in ROOT.glob(pattern)
)
OF_THE_PAST = {
    page for page in PAGES if page.name in ("CHANGELOG.md", "experiments.md") or "adr" in page.parts
}
"""Pages that tell of what was, and may name files that are no longer."""
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
NAMED_FILE = re.compile(
    r"`((?:emolens|desktop|trainer|export|tests|tools|benchmarks|docs|assets)/[\w./-]*)`"
)
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
PROGRAMS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "python -m trainer": trainer.cli.main,
    "python -m export": export.cli.main,
    "emolens": desktop.cli.main,
}
MENU_ENTRY = re.compile(r"\*([A-Z][\w ]+) › ([^*]+)\*")  # noqa: RUF001 - as the documents have it
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def anchor(heading: str) -> str:
    """Return what a heading is called in a link, as GitHub does it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    text = (ROOT / page).read_text("utf-8")
    return re.sub(r"^(```.*?^```|(?: {4}[^\n]*\n)+)", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    for link in [*LINK.findall(prose(page)), *PICTURE.findall(prose(page))]:
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, place = link.partition("#")
        target = (ROOT / page).parent / name if name else ROOT / page
        assert target.exists(), link
        if place:
            anchors = {anchor(heading) for heading in HEADING.findall(target.read_text("utf-8"))}
            assert place in anchors, link


@pytest.mark.parametrize("page", [page for page in PAGES if page not in OF_THE_PAST], ids=str)
def test_files_that_it_names_exist(page: Path) -> None:
    named = NAMED_FILE.findall(prose(page))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in OF_THE_PAST], ids=str)
def test_menu_entries_that_it_names_exist(page: Path) -> None:
    menus = {
        plain(menu): {plain(entry.text) for entry in entries if not isinstance(entry, Separator)}
        for menu, entries in MENUS.items()
    }
    named = MENU_ENTRY.findall(prose(page))
    assert [(menu, entry) for menu, entry in named if entry not in menus.get(menu, {entry})] == []


def plain(text: str) -> str:
    """Return the text of a menu without the mark of its mnemonic."""
    return text.replace("&", "")


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120


def test_the_citation_names_this_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_extras_that_it_names_exist(page: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = set(re.findall(r'"\.\[([a-z]+)\]"', (ROOT / page).read_text("utf-8")))
    assert named <= project["optional-dependencies"].keys()


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert [name for name in sorted(pages) if f"]({name})" not in index] == []


def help_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the options of a command, given its words."""
    program, *rest = arguments
    with pytest.raises(SystemExit):
        PROGRAMS[program]([*rest, "--help"])
    return set(OPTION.findall(capsys.readouterr().out))


@pytest.mark.parametrize("arguments", [["emolens", "analyze"], ["emolens"]], ids=" ".join)
def test_every_option_is_documented(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    options = help_of(arguments, capsys) - {"--output"}  # told by its short name
    assert "--model" in options
    assert [option for option in sorted(options) if option not in page] == []


def commands() -> list[str]:
    """Return the command lines that the documents show, of the programs that are ours."""
    lines = {
        line.partition(" #")[0].strip().removeprefix(".venv/bin/")
        for page in PAGES
        for line in (ROOT / page).read_text("utf-8").splitlines()
        if line.startswith("    ")
    }
    return sorted(line for line in lines if line.startswith(tuple(PROGRAMS)))


@pytest.mark.parametrize("line", commands())
def test_commands_that_are_shown_exist(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    program = next(name for name in PROGRAMS if line.startswith(name))
    words = line.removeprefix(program).split()
    named = [word for word in words[:1] if re.fullmatch("[a-z][a-z-]*", word)]
    assert set(OPTION.findall(line)) <= help_of([program, *named], capsys)
