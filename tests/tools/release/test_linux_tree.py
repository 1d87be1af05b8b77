"""What installers tell of the program agrees with the program, and with itself."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from emolens.commands.main import COMMANDS
from emolens.sources.file_kinds import FILE_KINDS
from emolens.version import __version__
from tools.release.command_reference import bash_completion, man_page, reference_parser
from tools.release.linux_tree import desktop_entry, metainfo, write_tree
from tools.release.program_facts import BUILD_TIME, ProgramFacts

FACTS = ProgramFacts("The authors <a@example.org>", "", datetime(2026, 11, 26, tzinfo=UTC))
NAMELESS = {"MPEG stream", "IVF", "H.264 stream", "H.265 stream"}
"""Kinds that have no MIME type of their own in the freedesktop's list."""


def entry() -> dict[str, str]:
    """The desktop entry, by key."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(desktop_entry(FACTS))
    return dict(parser["Desktop Entry"])


def test_every_kind_that_is_read_has_a_mime_type() -> None:
    without = {kind.name for kind in FILE_KINDS if kind.decoder and not kind.mime_types}
    assert without == NAMELESS
    assert not [kind.name for kind in FILE_KINDS if kind.mime_types and not kind.decoder]


def test_desktop_entry_and_metainfo_name_the_files_that_it_opens() -> None:
    types = [name for kind in FILE_KINDS for name in kind.mime_types]
    assert "image/jpeg" in types
    assert entry()["MimeType"] == "".join(f"{name};" for name in types)
    about = ET.fromstring(metainfo(FACTS))
    assert [media.text for media in about.iter("mediatype")] == types


def test_metainfo_names_the_version_and_the_desktop_entry() -> None:
    about = ET.fromstring(metainfo(FACTS))
    (release,) = about.iter("release")
    assert release.attrib == {"version": __version__, "date": "2026-11-26"}
    assert about.findtext("launchable") == f"{about.findtext('id')}.desktop"
    assert entry()["Icon"] == about.findtext("id") == FACTS.id


def test_the_homepage_is_named_where_there_is_one() -> None:
    assert ET.fromstring(metainfo(FACTS)).find("url") is None
    about = ET.fromstring(metainfo(replace(FACTS, homepage="https://example.org")))
    assert about.findtext("url") == "https://example.org"


def test_man_page_tells_every_command_and_option() -> None:
    page = man_page(FACTS).replace("\\-", "-")
    assert f"Emolens {__version__}" in page
    for name in COMMANDS:
        assert f"emolens {name}" in page
    for option in ("--screenshot", "--any-roll", "--participants", "--by-source"):
        assert option in page


def test_no_text_of_the_man_page_is_taken_for_a_command_of_troff() -> None:
    page = man_page(FACTS)
    assert "control|patient" in page
    assert not re.findall(r"^'.*", page, re.MULTILINE)
    assert set(re.findall(r"^\.(\w+)", page, re.MULTILINE)) <= {"TH", "SH", "TP", "B"}


def test_usage_of_commands_begins_with_their_names() -> None:
    assert "usage: emolens [--model FILE] [PATH | COMMAND ...]" in reference_parser().format_help()
    page = re.sub(r"\\f[A-Z]|\\(?=-)", "", man_page(FACTS))  # without fonts
    assert "usage: emolens analyze [-h]" in page


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("an", "analyze anonymize"),
        ("analyze --det", "--detector"),
        ("analyze --detector h", "haar"),
        ("photo", ""),  # files are left to bash itself
    ],
)
def test_bash_completes_commands_options_and_choices(
    words: str, offered: str, tmp_path: Path
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    script = tmp_path / "emolens.bash"
    script.write_text(bash_completion(), "utf-8")
    typed = f"emolens {words}".split()
    ask = f"COMP_WORDS=({' '.join(typed)}) COMP_CWORD={len(typed) - 1}; _shtab_emolens"
    said = subprocess.run(
        [bash, "-c", f"source {script}; {ask} 2>/dev/null; echo ${{COMPREPLY[@]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == offered


def test_the_tree_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("once", "again"):
        write_tree(tmp_path / name, FACTS)
    once, again = (
        {f.relative_to(tmp_path / n): f.read_bytes() for f in (tmp_path / n).rglob("*.*")}
        for n in ("once", "again")
    )
    assert once == again
    icons = tmp_path / "once/share/icons/hicolor"
    with Image.open(icons / f"48x48/apps/{FACTS.id}.png") as icon:
        assert icon.size == (48, 48)
    assert (icons / f"scalable/apps/{FACTS.id}.svg").exists()
    assert (tmp_path / "once/share/man/man1/emolens.1.gz").exists()
    licences = (tmp_path / "once/share/doc/emolens/copyright").read_text("utf-8")
    assert "MIT License" in licences
    assert "LGPL-3.0" in licences


def test_builds_bear_the_time_that_they_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BUILD_TIME, "1700000000")
    assert ProgramFacts.read().date == "2023-11-14"
