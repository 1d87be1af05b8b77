"""Who may import whom: the walls between the rooms, read from the source and seen at run time."""

import ast
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models import write_model
from tests.source_code import (
    ROOMS,
    ROOT,
    circles,
    folder_graph,
    import_graph,
    imported,
    known_module,
    modules_of,
)

TRAINING = {"keras", "tensorflow", "tf2onnx", "onnx", "onnx_ir", "matplotlib", "pydantic"}
WINDOW = {
    "PySide6",
    "shiboken6",
    *(
        f"desktop.{m}"
        for m in ("workers", "widgets", "features", "window", "app", "exception_hook", "screenshot")
    ),
}
FORBIDDEN = {
    "emolens": {"desktop", "trainer", "export", "benchmarks", "pandas", *TRAINING, *WINDOW},
    "desktop": {"trainer", "export", "benchmarks", *TRAINING},
    "desktop/settings": WINDOW,
    "desktop/workers": {"desktop.widgets", "desktop.features", "desktop.window"},
    "desktop/widgets": {"desktop.workers", "desktop.features", "desktop.window"},
    "desktop/features": {"desktop.window"},
    "trainer": {"desktop", "export", "benchmarks", "tensorflow", *WINDOW},
    "export": {"desktop", "benchmarks", *WINDOW},
    **{f"benchmarks/{room}": WINDOW for room in ("detection", "tracking", "memory", "speed")},
}
"""For each room what it must not import, wherever in it. (Tests and tools may import anything.)"""
NOBODY = {"tests", "tools"}
"""Rooms that no other imports."""
MAY_IMPORT_DESKTOP = ("desktop", "benchmarks/window", "benchmarks/__main__.py", "tools")
APP_PACKAGES = {
    "av",
    "PIL",
    "emolens",
    "desktop",
    "numpy",
    "cv2",
    "cv2_enumerate_cameras",
    "onnxruntime",
    "platformdirs",
    "PySide6",
}
EXTRAS = {"distributed", "openpyxl", "pyarrow", "pylsl", "pympi"}
"""Packages of an extra, which one command loads and says what to install where it is missing."""
SLOW_TO_LOAD = {"keras", "tensorflow", "tf2onnx"}


def within(name: str, forbidden: set[str]) -> bool:
    return any(name == wall or name.startswith(f"{wall}.") for wall in forbidden)


def imports_of(room: str) -> Iterator[tuple[Path, str]]:
    for module in modules_of(room):
        for name in module.imports:
            yield module.path, name


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_keeps_its_walls(room: str) -> None:
    names = list(imports_of(room))
    assert names
    assert [found for found in names if within(found[1], FORBIDDEN[room])] == []


@pytest.mark.parametrize("room", sorted(set(ROOMS) - NOBODY))
def test_nobody_imports_tests_or_tools(room: str) -> None:
    assert [found for found in imports_of(room) if within(found[1], NOBODY)] == []


def test_nobody_imports_desktop() -> None:
    found = [
        (path.as_posix(), name)
        for room in ROOMS
        for path, name in imports_of(room)
        if within(name, {"desktop"}) and not path.as_posix().startswith(MAY_IMPORT_DESKTOP)
    ]
    assert found == []


def test_a_feature_knows_no_other_feature() -> None:
    strangers = [
        (path, name)
        for path, name in imports_of("desktop/features")
        if within(name, {"desktop.features"}) and not within(name, {"desktop.features.core"})
    ]
    assert strangers == []


def test_app_stands_on_its_few_packages() -> None:
    tops = {name.split(".")[0] for room in ("emolens", "desktop") for _, name in imports_of(room)}
    assert tops - set(sys.stdlib_module_names) <= APP_PACKAGES | EXTRAS


def test_imports_run_in_no_circle() -> None:
    """Neither of modules nor of folders, nor by an import inside a function or for types alone."""
    graph = import_graph(module for room in ROOMS for module in modules_of(room))
    assert len(graph) > 300
    assert circles(graph) == []
    assert circles(folder_graph(graph)) == []


def test_a_circle_is_seen() -> None:
    graph = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": {"e"}, "e": set[str](), "f": {"d"}}
    assert [sorted(circle) for circle in circles(graph)] == [["a", "b", "c"]]


def test_collecting_tests_loads_no_training_framework() -> None:
    """It would take half a minute, each time that somebody runs one test of something else."""
    chains = [way for way in map(way_to_slow_package, collected()) if way]
    assert [" > ".join(way) for way in chains] == []


def collected() -> Iterator[str]:
    for module in modules_of("tests"):
        if module.path.name.startswith(("test_", "conftest")):
            yield module.name


def way_to_slow_package(start: str) -> tuple[str, ...]:
    """Return the shortest chain of imports from a module to a slow package, or an empty one."""
    known = {module.name: module for room in (*ROOMS, "tests") for module in modules_of(room)}
    waiting: deque[tuple[str, ...]] = deque([(start,)])
    seen = {start}
    while waiting:
        way = waiting.popleft()
        for name in known[way[-1]].imports_when_loaded:
            if within(name, SLOW_TO_LOAD):
                return (*way, name)
            found = known_module(name, known)
            while found and found not in seen:  # a module is loaded after the packages around it
                seen.add(found)
                waiting.append((*way, found))
                found = known_module(found.rpartition(".")[0], known)
    return ()


@pytest.mark.parametrize(
    "violation",
    [
        "import tensorflow",
        "import tensorflow.keras as k",
        "from tensorflow import keras",
        "def f():\n    from tensorflow.python import eager",
        "import importlib\nimportlib.import_module('tensorflow')",
    ],
)
def test_violation_is_seen(violation: str) -> None:
    names = imported(ast.walk(ast.parse(violation)), "a.b")
    assert any(within(name, {"tensorflow"}) for name in names)


def test_relative_import_is_resolved() -> None:
    tree = ast.parse("from ..workers import latest_slot")
    assert list(imported(ast.walk(tree), "desktop.features")) == ["desktop.workers.latest_slot"]


def test_like_named_package_is_no_violation() -> None:
    names = imported(ast.walk(ast.parse("import onnxruntime")))
    assert not any(within(name, {"onnx"}) for name in names)


def run_python(code: str, *args: object) -> list[str]:
    command = [sys.executable, "-c", code, *map(str, args)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def test_analyze_loads_neither_qt_nor_training(astronaut_png: Path, tmp_path: Path) -> None:
    code = """
import sys
from emolens.commands.main import main
assert main(["analyze", sys.argv[1], "--model", sys.argv[2]]) == 0
print(*{name.partition(".")[0] for name in sys.modules})
"""
    reading, modules = run_python(code, astronaut_png, write_model(tmp_path / "tiny.onnx"))
    assert '"box"' in reading
    assert "onnxruntime" in modules.split()
    assert {"PySide6", "shiboken6", "trainer", "export", *TRAINING}.isdisjoint(modules.split())


def test_onnxruntime_is_loaded_before_qt() -> None:
    """The other order breaks the loading of its libraries on Windows."""
    modules = run_python("import sys, desktop.app; print(*sys.modules)")[0].split()
    assert modules.index("onnxruntime") < modules.index("PySide6")
