"""The system's clock may be set back at any moment, so that the app must not measure by it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop

FILES = sorted(Path(desktop.__file__).parent.rglob("*.py"))
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


@pytest.mark.parametrize(
    "source",
    ["import time\ntime.time()", "from time import time", "import datetime\ndatetime.date.today()"],
)
def test_it_would_be_seen(source: str) -> None:
    assert list(clocks_in(source))
