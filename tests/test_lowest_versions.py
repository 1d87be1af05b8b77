"""The lowest versions that pyproject.toml allows: the library's tests pass with them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no shell script")
def test_the_library_works_with_the_lowest_versions_allowed() -> None:
    result = subprocess.run(
        [ROOT / "tools" / "lowest_versions.sh", "-q", "-p", "no:cacheprovider"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-5000:] + result.stderr[-2000:]
