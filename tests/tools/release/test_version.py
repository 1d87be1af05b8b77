from datetime import date
from pathlib import Path

import pytest

from tests.source_code import ROOT
from tools.release.changelog import ChangelogError, released, section
from tools.release.version import VersionError, check_version, set_version

DAY = date(2026, 12, 24)
LOG = "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 - 2026-01-02\n\n### Added\n\n- Old.\n"


@pytest.mark.parametrize("version", ["0.1.0", "0.1.1", "0.10.0", "1.0.0"])
def test_versions_at_or_above_the_current_one_are_taken(version: str) -> None:
    check_version(version, current="0.1.0")


@pytest.mark.parametrize("version", ["0.0.9", "1.0", "v1.0.0", "1.0.0rc1", ""])
def test_others_are_refused(version: str) -> None:
    with pytest.raises(VersionError, match=r"\.$"):
        check_version(version, current="0.1.0")


def test_a_section_is_that_of_one_version() -> None:
    assert section(LOG, "Unreleased") == "- New.\n"
    assert section(LOG, "0.1.0") == "### Added\n\n- Old.\n"
    with pytest.raises(ChangelogError, match=r"nothing of 0\.2\.0"):
        section(LOG, "0.2.0")


def test_what_was_unreleased_becomes_the_versions() -> None:
    after = released(LOG, "0.2.0", DAY)
    assert section(after, "0.2.0") == "- New.\n"
    assert section(after, "0.1.0") == section(LOG, "0.1.0")
    with pytest.raises(ChangelogError):
        released(after, "0.3.0", DAY)


def checkout(folder: Path) -> Path:
    (folder / "emolens").mkdir()
    for name in ("emolens/version.py", "CITATION.cff"):
        (folder / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    (folder / "CHANGELOG.md").write_text(LOG, "utf-8")
    return folder


def test_every_file_that_bears_it_gets_the_version(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    set_version("7.8.9", DAY, root)
    assert '__version__ = "7.8.9"\n' in (root / "emolens/version.py").read_text("utf-8")
    citation = (root / "CITATION.cff").read_text("utf-8")
    assert "\nversion: 7.8.9\n" in citation
    assert "cff-version: 1.2.0" in citation
    assert "## 7.8.9 - 2026-12-24" in (root / "CHANGELOG.md").read_text("utf-8")


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n", "utf-8")
    before = (root / "emolens/version.py").read_text("utf-8")
    with pytest.raises(ChangelogError):
        set_version("7.8.9", DAY, root)
    assert (root / "emolens/version.py").read_text("utf-8") == before
