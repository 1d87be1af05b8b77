from datetime import UTC, datetime
from pathlib import Path

from emolens.version import __version__
from tools.release.debian_control import write_control
from tools.release.program_facts import ProgramFacts

FACTS = ProgramFacts("The authors <a@example.org>", "https://example.org", datetime.now(UTC))


def test_control_tells_version_size_and_sums(tmp_path: Path) -> None:
    library = tmp_path / "usr" / "lib" / "emolens" / "emolens"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"x" * 1500)
    (tmp_path / "usr" / "bin").mkdir()
    (tmp_path / "usr" / "bin" / "emolens").symlink_to("../lib/emolens/emolens")
    write_control(tmp_path, "amd64", FACTS)
    lines = (tmp_path / "DEBIAN" / "control").read_text("utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert fields["Version"] == __version__
    assert fields["Architecture"] == "amd64"
    assert fields["Installed-Size"] == "2"
    assert fields["Homepage"] == "https://example.org"
    assert "libegl1" in fields["Depends"]
    sums = (tmp_path / "DEBIAN" / "md5sums").read_text("utf-8")
    assert sums.split()[1:] == ["usr/lib/emolens/emolens"]
