"""The documentation site: built as `make docs` does, and refused where a link leads nowhere."""

import re
from pathlib import Path

import pytest

import emolens
from tools.docs_site import ROOT, build

pytestmark = pytest.mark.slow
FETCHED = re.compile(r"<(?:script|img|link rel=\"stylesheet\")[^>]*(?:src|href)=\"(?:https?:)?//")


def test_the_site_has_every_page_and_every_public_name_and_fetches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(ROOT, site)
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    written = [
        path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")
    ]
    assert {f"{path.as_posix()}.html" for path in written} - pages == {"README.html"}  # the index
    api = (site / "api.html").read_text()
    assert all(f'id="emolens.{name}"' in api for name in emolens.__all__ if name[0] != "_")
    assert not [page for page in pages if FETCHED.search((site / page).read_text())]
    assert (site / "searchindex.js").is_file()


def test_a_link_that_leads_nowhere_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs" / "adr").mkdir(parents=True)
    for name in ("CHANGELOG.md", "CONTRIBUTING.md", "docs/adr/README.md"):
        (tmp_path / name).write_text("# A page\n")
    (tmp_path / "docs" / "adr" / "0001-first.md").write_text("# First\n")
    (tmp_path / "docs" / "library.md").write_text("# The library\n\n[Away](gone.md)\n")
    groups = "**Using it**\n\n- [The library](library.md)\n- [Decisions](adr/README.md)\n"
    (tmp_path / "docs" / "README.md").write_text(
        f"# Documents\n\n{groups}- [Contributing](../CONTRIBUTING.md)\n"
    )
    with pytest.raises(SystemExit):
        build(tmp_path, tmp_path / "site")
    assert "gone.md" in capfd.readouterr().err
