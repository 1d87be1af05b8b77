"""List of the kinds of files that are read, for docs/files.md: run `python -m tools.file_list`."""

from __future__ import annotations

from pathlib import Path

from emolens.sources.file_kinds import FILE_KINDS, FileKind, Medium

PAGE = Path(__file__).parents[1] / "docs" / "files.md"
_BEGIN, _END = "<!-- kinds: python -m tools.file_list -->\n", "<!-- end of kinds -->\n"


def with_kinds(page: str) -> str:
    """Return a page with the list of kinds in its place brought up to date."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{_table('picture')}\n{_table('video')}\n{_END}{after}"


def _table(medium: Medium) -> str:
    kinds = (kind for kind in FILE_KINDS if kind.medium == medium)
    head = f"| {medium} | suffixes |\n| --- | --- |\n"
    return head + "".join(f"| {kind.name}{_note(kind)} | {_suffixes(kind)} |\n" for kind in kinds)


def _note(kind: FileKind) -> str:
    return "" if kind.decoder else ", which is named and not read"


def _suffixes(kind: FileKind) -> str:
    return ", ".join(f"`{suffix}`" for suffix in kind.suffixes)


if __name__ == "__main__":
    PAGE.write_text(with_kinds(PAGE.read_text("utf-8")), "utf-8")
