"""The system's clock may be set back at any moment, so that the app must not measure by it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import emolens

ROOT = Path(emolens.__file__).parents[1]
TELLS_THE_DATE = ROOT / "emolens" / "results" / "metadata.py"
"""Says when a recording began, which is all that a result needs of the system's clock."""
FILES = sorted(
    {path for room in ("emolens", "desktop") for path in (ROOT / room).rglob("*.py")}
    - {TELLS_THE_DATE}
)
WALL_CLOCKS = {
    ("time", "time"),
    ("time", "time_ns"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("QDateTime", "currentDateTime"),
    ("QTime", "currentTime"),
}


def clocks_in(source: str) -> Iterator[tuple[str, str]]:
    """Yield module or class and name of each attribute and import that reads the system's clock."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            found = {(owner, node.attr)}
        elif isinstance(node, ast.ImportFrom):
            found = {(node.module or "", alias.name) for alias in node.names}
        else:
            continue
        yield from found & WALL_CLOCKS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_module_reads_the_systems_clock(file: Path) -> None:
    assert not list(clocks_in(file.read_text(encoding="utf-8")))


def test_the_date_is_asked_for_in_one_place() -> None:
    assert list(clocks_in(TELLS_THE_DATE.read_text(encoding="utf-8"))) == [("datetime", "now")]


@pytest.mark.parametrize(
    "source",
    ["import time\ntime.time()", "from time import time", "import datetime\ndatetime.date.today()"],
)
def test_it_would_be_seen(source: str) -> None:
    assert list(clocks_in(source))
