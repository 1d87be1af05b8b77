from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.source_code import ROOT
from tools.release.licences import LicenceTable, UnknownLicenceError

TABLE = LicenceTable.read()


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND MIT", True),
        ("GPL-2.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("LGPL-3.0-or-later OR GPL-2.0-or-later", True),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
    ],
)
def test_a_licence_is_allowed_by_all_its_parts_or_one_of_its_choices(
    licence: str, allowed: bool
) -> None:
    assert TABLE.allows(licence) == allowed


def test_every_licence_of_the_table_is_allowed() -> None:
    licences = {*TABLE.packages.values(), *(licence for _, licence in TABLE.libraries.values())}
    assert [licence for licence in sorted(licences) if not TABLE.allows(licence)] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("libxcb-cursor.so.0", "libxcb and its utilities"),
        ("libxkbcommon.so.0", "libxkbcommon"),
        ("libz.so.1", "zlib"),
        ("libzstd.so.1", "Zstandard"),
        ("av.libs/libavcodec-5e6b81c2.so.62", "FFmpeg"),
        ("opencv_python_headless.libs/libavif-c6062d5f.so.16", "libavif"),
        ("opencv_python_headless.libs/libcrypto-a324fe28.so.1.1.1k", "OpenSSL 1.1"),
        ("PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "Qt"),
    ],
)
def test_libraries_are_known_by_the_longest_beginning(path: str, name: str) -> None:
    assert TABLE.of_library(Path(path))[0] == name


def test_a_library_that_nobody_wrote_down_is_refused() -> None:
    with pytest.raises(UnknownLicenceError, match=r"libnew\.so\.1.*licences\.toml"):
        TABLE.of_library(Path("libnew.so.1"))


def test_a_package_tells_its_licence_itself_or_by_the_table() -> None:
    assert TABLE.of_package(distribution("numpy")).startswith("BSD-3-Clause")
    assert TABLE.of_package(distribution("onnxruntime")) == "MIT"


def test_the_notice_names_the_table() -> None:
    assert "packaging/licences.toml" in (ROOT / "NOTICE.md").read_text("utf-8")
